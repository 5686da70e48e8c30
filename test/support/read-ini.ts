// A small reader of INI files, as strict as the strictest that people use: any line end ends a line, and nothing may stand outside a section.

export interface IniSection {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Throws where a line is none of: empty, a comment, a section, a key with its value; or where a key is there twice. */
export function readIni(text: string): IniSection[] {
  const sections: { name: string; values: Record<string, string> }[] = [];
  for (const line of text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    if (line.trim() === "" || /^[#;]/.test(line)) continue;
    const [, name] = /^\[(.*)\]\s*$/.exec(line) ?? [];
    if (name === undefined) readValue(sections.at(-1)?.values, line);
    else sections.push({ name, values: {} });
  }
  return sections;
}

function readValue(values: Record<string, string> | undefined, line: string): void {
  const [, key, value = ""] = /^([a-z_]+) =(?: (.*))?$/u.exec(line) ?? [];
  if (!values || key === undefined) throw new Error(`cannot be read: ${line}`);
  if (Object.hasOwn(values, key)) throw new Error(`is there twice: ${key}`);
  values[key] = value;
}
