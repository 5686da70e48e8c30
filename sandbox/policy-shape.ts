// An IAM policy document as a visitor may write it, in a seed or through the control API.
import { z } from "zod";

const text = z.string().min(1);
const oneOrMany = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)]);
const texts = oneOrMany(text);
const principal = z.union([z.literal("*"), z.record(text, texts)]);
const conditionValue = oneOrMany(z.union([z.string(), z.boolean(), z.number()]));

const statement = z.strictObject({
  Sid: text.exactOptional(),
  Effect: z.enum(["Allow", "Deny"]),
  Principal: principal.exactOptional(),
  NotPrincipal: principal.exactOptional(),
  Action: texts.exactOptional(),
  NotAction: texts.exactOptional(),
  Resource: texts.exactOptional(),
  NotResource: texts.exactOptional(),
  Condition: z.record(text, z.record(text, conditionValue)).exactOptional(),
});

export const policyShape = z.strictObject({
  Version: z.enum(["2012-10-17", "2008-10-17"]),
  Id: text.exactOptional(),
  Statement: z.array(statement).min(1),
});
