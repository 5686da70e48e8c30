// What is true in a story, whatever anybody sees: the bot's own record, and AWS's answer.
import type { Decision } from "../../sandbox/aws/policy/assume-decision.ts";
import { until } from "../../sandbox/until.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest, InState, StateName } from "../../src/domain/request.ts";
import { iamUserOf, policyIn } from "./colleagues.ts";
import type { Place } from "./place.ts";

export interface Knowing {
  record(ref: string): Promise<AccessRequest>;
  /** Waits until the request is in this state, every message shows it, and nobody is at work on it. */
  rests<Name extends StateName>(ref: string, name: Name): Promise<InState<Name>>;
  /** Waits until nothing of a request that has ended is left to be cleared away. */
  isCleared(ref: string): Promise<void>;
  /** What happened to it, in order. */
  history(ref: string): Promise<string[]>;
  /** How many requests a person has open. */
  openOf(person: string): Promise<number>;
  /** Whether AWS lets this person in; `seat` as it is typed: "client-a admin". */
  letsIn(person: string, seat: string, mfa?: boolean): Decision;
  /** The groups that an IAM user is in. */
  groupsOf(iamUser: string): string[];
}

export function knowing(here: () => Place): Knowing {
  const record: Knowing["record"] = async (ref) => {
    const { store } = here();
    const key = await store.byRef(ref);
    const request = key && (await store.load(key));
    if (!request) throw new Error(`There is no record of ${ref}.`);
    return request;
  };
  return {
    record,
    rests: (ref, name) =>
      until(
        () => record(ref),
        (request) => isIn(request, name) && isQuiet(request) && request,
        { what: `${ref} rests in "${name}"`, seconds: 20 },
      ),
    isCleared: async (ref) => {
      await until(
        () => record(ref),
        (request) => isIn(request, "ended") && request.state.clearings.length === 0,
        { what: `${ref} is cleared away`, seconds: 20 },
      );
    },
    history: async (ref) => (await record(ref)).history.entries.map(({ what }) => what),
    openOf: async (person) => {
      const { sandbox, store } = here();
      const { team, people } = sandbox.seed;
      const user = people.find(({ key }) => key === person)?.id ?? "";
      return (await store.openOf({ team: team.id, user })).length;
    },
    letsIn: (person, seat, mfa = true) => {
      const { seed, aws } = here().sandbox;
      const [slug, key = ""] = seat.split(" ");
      const account = policyIn(seed).accounts.find((one) => one.slug === slug);
      const role = `arn:aws:iam::${account?.id ?? ""}:role/${account?.roles[key]?.role ?? ""}`;
      return aws.mayAssume({ user: iamUserOf(person, seed), role, mfa });
    },
    groupsOf: (iamUser) => {
      const { users } = here().sandbox.aws.world();
      return users.find(({ name }) => name === iamUser)?.groups ?? [];
    },
  };
}

/** What the request is called and those that were asked for with it, its own first. */
export function refsOf({ ref, ask }: AccessRequest): string[] {
  return [ref, ...(ask.others ?? []).map((other) => other.ref)];
}

function isQuiet(request: AccessRequest): boolean {
  return request.claim === null && outstandingAnnouncements(request).length === 0;
}
