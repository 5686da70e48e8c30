// A change of the Slack workspace by its people, as a visitor may send it.
import { z } from "zod";

const text = z.string().min(1);
const person = z.strictObject({
  key: z.string().regex(/^[a-z]+$/, { error: "must be lower-case letters, like alice" }),
  id: z.string().regex(/^U[A-Z0-9]{8,}$/, { error: "must be like U0ALICE001" }),
  name: text,
  timeZone: text.exactOptional(),
  email: text.exactOptional(),
  teamId: text.exactOptional(),
  guest: z.boolean().exactOptional(),
  isBot: z.boolean().exactOptional(),
});

export const slackChangeShape = z.discriminatedUnion("do", [
  z.strictObject({ do: z.enum(["deactivate", "reactivate", "make-member"]), person: text }),
  z.strictObject({
    do: z.literal("make-guest"),
    person: text,
    singleChannel: z.boolean().exactOptional(),
  }),
  z.strictObject({ do: z.literal("set-email"), person: text, email: text.exactOptional() }),
  z.strictObject({ do: z.literal("rename-person"), person: text, name: text }),
  z.strictObject({ do: z.literal("add-person"), person }),
  z.strictObject({
    do: z.enum(["add-to-group", "remove-from-group"]),
    group: text,
    person: text,
  }),
  z.strictObject({ do: z.enum(["disable-group", "enable-group"]), group: text }),
  z.strictObject({ do: z.literal("set-handle"), group: text, handle: text }),
  z.strictObject({ do: z.enum(["join-channel", "leave-channel"]), channel: text, person: text }),
  z.strictObject({
    do: z.enum([
      "archive-channel",
      "unarchive-channel",
      "make-private",
      "add-bot",
      "remove-bot",
      "share-in-organization",
    ]),
    channel: text,
  }),
  z.strictObject({ do: z.literal("set-scopes"), scopes: z.array(text) }),
  z.strictObject({
    do: z.enum(["invite-team", "share-channel", "unshare-channel"]),
    channel: text,
    team: text,
  }),
]);
