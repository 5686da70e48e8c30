// What a client does in its own account, as a visitor may send it.
import { z } from "zod";
import { policyShape } from "../policy-shape.ts";

const text = z.string().min(1);
const account = z.string().regex(/^\d{12}$/, { error: "must be 12 digits, in quotes" });

export const clientChangeShape = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("put-role"),
    account,
    role: text,
    path: text.exactOptional(),
    trust: policyShape,
    policies: z.array(text).exactOptional(),
    maxSessionSeconds: z.number().int().min(3600).max(43_200).exactOptional(),
  }),
  z.strictObject({ do: z.literal("set-trust"), account, role: text, trust: policyShape }),
  z.strictObject({ do: z.literal("delete-role"), account, role: text }),
  z.strictObject({
    do: z.literal("open-account"),
    id: account,
    name: text,
    organizationId: text.exactOptional(),
  }),
]);
