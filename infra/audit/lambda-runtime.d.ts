// What the audit's function uses of the SDK that AWS's own Node.js runtime brings along, and that is therefore not installed here.
declare module "@aws-sdk/client-s3" {
  export class S3Client {
    send(command: PutObjectCommand): Promise<unknown>;
  }

  export class PutObjectCommand {
    readonly input: object;
    constructor(input: {
      readonly Bucket: string;
      readonly Key: string;
      readonly Body: string;
      readonly ContentType: string;
      readonly IfNoneMatch: "*";
    });
  }
}
