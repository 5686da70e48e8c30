// Everything that can be found changed by hand in AWS, as it may stand, and what is shown of it.
import {
  driftList,
  driftMessage,
  driftSettled,
} from "../../../src/adapters/slack/views/drift-message.ts";
import type { Finding } from "../../../src/domain/drift/drift.ts";
import type { Drift, Over, Want } from "../../../src/domain/drift/drift-ledger.ts";
import { aPolicy } from "../../support/a-policy.ts";
import { COMPARED_AT, DIRECT, GROUP, GUARD, ROLE_ARN } from "../../support/a-comparison.ts";
import { ENDS_AT, aTimedGrant } from "../../support/a-request.ts";
import { alice, carol } from "../../support/people.ts";
import type { NamedMessage } from "./named-message.ts";

/** What IAM may call things, and what AWS may say of them. */
export interface Names {
  readonly iamUser: string;
  readonly group: string;
  readonly words: string;
}

export const ordinaryNames: Names = {
  iamUser: "alice.andersen",
  group: GROUP,
  words: "an extra inline policy `hand-made`",
};

const { key, ref } = aTimedGrant();
const guard = { kind: "guard", name: GUARD, until: ENDS_AT } as const;
const direct = { kind: "direct", name: DIRECT, until: ENDS_AT } as const;

function findings({ iamUser, group, words }: Names): Finding[] {
  const ofUser = { iamUser, person: alice, group };
  const ofRequest = { ...ofUser, key, ref };
  return [
    { what: "joined-by-hand", ...ofUser, seat: { slug: "client-a", roleKey: "admin" } },
    { what: "joined-by-hand", ...ofUser, person: null, seat: null },
    { what: "left-by-hand", ...ofRequest },
    { what: "policy-gone", ...ofRequest, policy: guard },
    { what: "policy-gone", ...ofRequest, policy: direct },
    { what: "policy-changed", ...ofRequest, policy: guard },
    { what: "policy-changed", ...ofRequest, policy: direct },
    { what: "group-changed", group, roleArn: ROLE_ARN, differences: [words] },
  ];
}

const HOWS: readonly Over["how"][] = [
  "undone",
  "adopted",
  "put-right",
  "on-record",
  "request-ended",
];

/** As it may stand; open and undecided first. */
function drifts(finding: Finding, cause: string): [Drift, ...Drift[]] {
  const open: Drift = {
    ...{ number: 3, finding, since: COMPARED_AT, isSure: true },
    ...{ order: null, trouble: null, over: null, posted: null },
  };
  const order = (want: Want) => ({ want, by: carol, at: COMPARED_AT, doneAt: null });
  return [
    open,
    { ...open, trouble: cause },
    { ...open, order: order("undo") },
    { ...open, order: order("adopt"), trouble: cause },
    ...HOWS.map((how) => ({ ...open, over: { how, at: COMPARED_AT, by: carol, ref } })),
    ...HOWS.map((how) => ({ ...open, over: { how, at: COMPARED_AT } })),
  ];
}

export function everyDrift(
  names: Names = ordinaryNames,
): readonly (readonly [Drift, ...Drift[]])[] {
  return findings(names).map((finding) => drifts(finding, names.words));
}

/** Each finding while it is open, and one of them in every way it may stand. */
export function exemplaryDriftMessages(): NamedMessage[] {
  const all = everyDrift();
  const chosen = [...all.map(([open]) => open), ...(all[0] ?? []).slice(1)];
  return chosen.map((drift) => ({ name: drift.finding.what, ...driftMessage(drift, aPolicy()) }));
}

export function driftMessages(names: Names = ordinaryNames): NamedMessage[] {
  const all = everyDrift(names).flat();
  return [
    ...all.map((drift) => ({ name: drift.finding.what, ...driftMessage(drift, aPolicy()) })),
    ...all.map((drift) => ({ name: "drift undo or adopt", ...driftSettled(drift) })),
    { name: "drift", ...driftList(all) },
    { name: "drift, nothing", ...driftList([]) },
  ];
}
