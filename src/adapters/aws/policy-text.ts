// Reads policies as IAM hands them out, which is URL-encoded.

/** The document, or `unreadable` where it is none. */
export function readPolicyText(encoded: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(encoded));
  } catch {
    return "unreadable";
  }
}

/** As AWS counts characters against its limits: white space is free. */
export function charactersIn(encoded: string): number {
  return decodedPolicy(encoded).replace(/\s/g, "").length;
}

/** The text as it was written. */
export function decodedPolicy(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
