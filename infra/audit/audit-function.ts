// The audit's function as Lambda runs it: the stream comes in, objects go to S3. Bundled by itself; nothing else imports it.
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Keep, StreamEvent } from "./write-audit.ts";
import { writeAudit } from "./write-audit.ts";

const client = new S3Client();

/** Where an object of that name is, this one is it: the name follows from the change. */
const isThere = (error: unknown): boolean =>
  error instanceof Error && error.name === "PreconditionFailed";

const keep =
  (bucket: string): Keep =>
  async ({ key, body }) => {
    const put = new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: "application/json",
      // Under Object Lock a second one would not replace the first but stand beside it, for as long.
      IfNoneMatch: "*",
    });
    try {
      await client.send(put);
      return "kept";
    } catch (error) {
      if (isThere(error)) return "there already";
      throw error;
    }
  };

export async function handler(event: StreamEvent): Promise<void> {
  const bucket = process.env["AUDIT_BUCKET"];
  if (bucket === undefined) throw new Error("AUDIT_BUCKET is not set.");
  await writeAudit(event, keep(bucket));
}
