// Everything people are shown of what they may switch to, for tests that look at all of it.
import { accessLinks } from "../../../src/adapters/slack/views/access-links.ts";
import { myRequests } from "../../../src/adapters/slack/views/my-requests.ts";
import { shown } from "../../../src/adapters/slack/views/shown.ts";
import {
  configAnswer,
  nothingToSwitchTo,
  switchConfig,
} from "../../../src/adapters/slack/views/switch-config.ts";
import { isIn } from "../../../src/domain/request.ts";
import type { AccessRequest } from "../../../src/domain/request.ts";
import type { MyAccess, MyConfig } from "../../../src/operations/my-config.ts";
import type { NamedMessage } from "./named-message.ts";

const management = { id: "111111111111", alias: "northwind", partition: "aws" };
const totp = "arn:aws:iam::111111111111:mfa/alice.andersen";
const passkey = "arn:aws:iam::111111111111:u2f/user/alice.andersen/key-AAAA";

const DEVICES: Readonly<Record<string, MyConfig["devices"]>> = {
  "an authenticator app": { serials: [totp, passkey] },
  "a passkey only": { serials: [passkey] },
  "no MFA device": { serials: [] },
  "devices nobody knows of": undefined,
};

export function answersAboutSwitching(
  requests: Readonly<Record<string, AccessRequest>>,
): NamedMessage[] {
  const all = Object.values(requests);
  const active = all.filter((request) => isIn(request, "active", "extending"));
  const [first] = active;
  if (!first) return [];
  const { account, role } = first.ask;
  const cliOnly = { account, role: { ...role, key: "audit", externalId: "x".repeat(1224) } };
  const noMfa = { account, role: { ...role, key: "logs", mfa: "not-needed" as const } };
  const standing: readonly MyAccess[] = [
    { account, role: { ...role, key: "ops" } },
    cliOnly,
    noMfa,
  ];
  const granted = active.map(({ ask, ref }) => ({ account: ask.account, role: ask.role, ref }));
  const some = [...granted.slice(0, 1), ...standing];
  const shut = [account.slug];
  return [
    ...Object.entries(DEVICES).flatMap(([who, devices]) => {
      const config = { iamUser: "alice.andersen", accesses: some, devices, shut };
      return [
        ...messagesOf(`the profiles of somebody with ${who}`, config),
        { name: `the list of somebody with ${who}`, ...listOf(active.slice(0, 2), config) },
      ];
    }),
    ...messagesOf("a hundred profiles", manyOf(cliOnly)),
    ...messagesOf("a thousand profiles", manyOf({ account, role }, 1000)),
    { name: "the list of what was never asked for", ...listOf([], manyOf({ account, role }, 3)) },
    { name: "config is sent", ...configAnswer(4, true) },
    { name: "config is under way", ...configAnswer(1, false) },
    { name: "config of nobody", ...nothingToSwitchTo([]) },
    { name: "config of somebody shut out", ...nothingToSwitchTo(shut) },
    {
      name: "the way in by the command line only",
      ...shown(accessLinks({ management, ...cliOnly, iamUser: "alice.andersen" })),
    },
  ];
}

function manyOf({ account, role }: MyAccess, count = 100): MyConfig {
  const accesses = Array.from({ length: count }, (_, index) => ({
    account: { ...account, slug: `${account.slug.slice(0, 40)}-${index}` },
    role,
  }));
  return { iamUser: "alice.andersen", accesses, devices: { serials: [totp] }, shut: [] };
}

function messagesOf(name: string, config: MyConfig): NamedMessage[] {
  const messages = switchConfig({ config, management }) ?? [];
  return messages.map((message, index) => ({ name: `${name}, ${index + 1}`, ...message }));
}

function listOf(requests: readonly AccessRequest[], config: MyConfig) {
  return myRequests(requests, [], { config, management });
}
