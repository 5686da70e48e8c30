// A change of the organization by hand, or of how it behaves, as a visitor may send it.
import { z } from "zod";
import { failureReasons } from "../aws/organizations/organization-settings.ts";
import { organizationSettings } from "../organization-settings-shape.ts";

const text = z.string().min(1);
const tags = z.record(text, z.string());
const account = z.string().regex(/^\d{12}$/, { error: "must be 12 digits, in quotes" });
/** A path; "" is the root. */
const unit = z.string();

export const organizationChangeShape = z.discriminatedUnion("do", [
  z.strictObject({ do: z.enum(["create-unit", "delete-unit"]), unit: text }),
  z.strictObject({
    do: z.literal("create-account"),
    name: text,
    email: text,
    unit: unit.exactOptional(),
    role: text.exactOptional(),
    tags: tags.exactOptional(),
  }),
  z.strictObject({ do: z.literal("move-account"), account, unit }),
  z.strictObject({ do: z.literal("close-account"), account }),
  z.strictObject({ do: z.literal("tag-account"), account, tags }),
  z.strictObject({ do: z.literal("take-email"), email: text }),
  z.strictObject({
    do: z.literal("fail-next-creation"),
    reason: z.enum(failureReasons),
    times: z.number().int().positive().exactOptional(),
  }),
  z.strictObject({ do: z.literal("set"), ...organizationSettings.shape }),
]);
