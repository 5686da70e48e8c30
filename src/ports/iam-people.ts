// What we need to know of one IAM user right before an effect.

export interface IamPerson {
  /** With the user's path. */
  readonly arn: string;
  /** The value of the tag that binds the user to a Slack person, or undefined. */
  readonly boundTo: string | undefined;
  readonly mfaSerials: readonly string[];
  /** ARN of the permissions boundary, or null. */
  readonly boundary: string | null;
}

export interface IamPeople {
  /** Undefined where the user does not exist. Throws `Trouble`. */
  find(iamUser: string): Promise<IamPerson | undefined>;
}
