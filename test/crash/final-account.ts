// What there is of an account in the end, everywhere: in the organization, in the account, in IAM, in the list and on record.
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import { slugOf } from "../../src/domain/accounts/account-request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { storedAccounts } from "../support/stored-requests.ts";
import { ALICES_USER, finalWorld, happened, shownFor } from "./final-world.ts";

interface Ended {
  readonly sandbox: Sandbox;
  readonly request: AccountRequest;
  /** Alice's access to it. */
  readonly access: AccessRequest;
}

/** Names, ids, references and times are left out, so that it is the same for every account. */
export async function finalAccount({ sandbox, request, access }: Ended): Promise<object> {
  const { aws } = sandbox;
  const slug = slugOf(request);
  const organization = aws.organization();
  const isIts = ({ email }: { email: string }) => email.includes(`+${slug}@`);
  const accounts = organization.accounts.filter(isIts);
  const [{ id } = { id: "none" }] = accounts;
  const { users, groups, roles, accounts: iam } = aws.world();
  const registered = await storedAccounts(aws.endpointUrl);
  const inRole = {
    user: ALICES_USER,
    role: `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`,
  };
  const found = {
    accounts: accounts.map(({ joinedAt: _at, ...account }) => account),
    creations: organization.creations.filter(isIts).map(({ state, tags }) => ({ state, tags })),
    aliases: iam.filter((account) => account.id === id),
    roles: byName(
      roles
        .filter(({ accountId }) => accountId === id)
        .map(({ id: _id, createdAt: _at, enterableFrom: _from, ...role }) => role),
    ),
    groups: byName(groups.filter(({ name }) => name.startsWith(slug))),
    alice: users
      .filter(({ name }) => name === ALICES_USER)
      .map((user) => ({
        groups: user.groups.filter((group) => group.startsWith(slug)),
        policies: Object.keys(user.policies).filter((name) => name.includes(slug)),
      })),
    letsIn: aws.mayAssume({ ...inRole, mfa: true }).allowed,
    letsInWithoutMfa: aws.mayAssume({ ...inRole, mfa: false }).allowed,
    registered: registered.filter(({ account }) => account.slug === slug).map(withoutTime),
    record: onRecord(request),
    messages: shownFor(sandbox, request),
    access: accessOf(sandbox, access),
  };
  return nameless(found, { slug, id });
}

function byName(named: readonly { name: string }[]): object {
  return Object.fromEntries(named.map((one) => [one.name, one]));
}

function withoutTime({ what, ref, account }: { what: string; ref: string; account: object }) {
  return { what, ref, account };
}

/** Each step once, however often it was tried. */
function onRecord({ state, history }: AccountRequest): object {
  const journal = "work" in state ? state.work.journal : [];
  const steps = journal.map(({ step, outcome }) => (outcome === "skipped" ? `${step}, not` : step));
  return { state: state.name, steps, history: happened(history) };
}

function accessOf(sandbox: Sandbox, access: AccessRequest): object {
  const { state, lasts, history, journal, messages } = finalWorld(sandbox, access);
  return { state, lasts, history, journal, messages };
}

/** What was found half-done after a crash. */
const PUT_RIGHT = /had been changed by somebody and was put right( \([^)]*\))?/g;

function nameless(found: object, { slug, id }: { slug: string; id: string }): object {
  const text = JSON.stringify(found)
    .replaceAll(slug, "the-account")
    .replaceAll(id, "its id")
    .replace(PUT_RIGHT, "done")
    .replace(/R-[0-9A-Z]{6}/g, "R-……")
    .replace(/\b\d+ (second|minute|hour|day)s?\b|less than a second/g, "a while");
  return JSON.parse(text) as object;
}
