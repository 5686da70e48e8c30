// A change of IAM by hand, as a visitor may send it.
import { z } from "zod";
import { policyShape } from "../policy-shape.ts";

const text = z.string().min(1);
export const worldChangeShape = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("tag-user"), user: text, key: text, value: z.string() }),
  z.strictObject({ do: z.literal("untag-user"), user: text, key: text }),
  z.strictObject({
    do: z.literal("create-user"),
    user: text,
    tags: z.record(text, z.string()).exactOptional(),
    boundary: text.exactOptional(),
  }),
  z.strictObject({ do: z.literal("delete-user"), user: text }),
  z.strictObject({
    do: z.literal("put-user-policy"),
    user: text,
    policy: text,
    document: policyShape,
  }),
  z.strictObject({ do: z.literal("delete-user-policy"), user: text, policy: text }),
  z.strictObject({
    do: z.literal("set-boundary"),
    user: text,
    boundary: text,
    document: policyShape.exactOptional(),
  }),
  z.strictObject({ do: z.literal("remove-boundary"), user: text }),
  z.strictObject({
    do: z.literal("put-role-policy"),
    role: text,
    policy: text,
    document: policyShape,
  }),
  z.strictObject({ do: z.literal("delete-role-policy"), role: text, policy: text }),
  z.strictObject({ do: z.literal("set-trust"), role: text, document: policyShape }),
  z.strictObject({
    do: z.literal("put-group-policy"),
    group: text,
    policy: text,
    document: policyShape,
  }),
  z.strictObject({ do: z.literal("delete-group"), group: text }),
  z.strictObject({
    do: z.literal("create-group"),
    group: text,
    path: text.exactOptional(),
    policy: policyShape.exactOptional(),
  }),
  z.strictObject({ do: z.literal("add-to-group"), user: text, group: text }),
  z.strictObject({ do: z.literal("remove-from-group"), user: text, group: text }),
]);
