// What people do about accounts in a story, and what is on record; while all of them wait for AWS, time passes.
import type { Message } from "../../sandbox/slack/people/seen-message.ts";
import { until } from "../../sandbox/until.ts";
import { outstandingAboutAccount } from "../../src/domain/accounts/account-announcements.ts";
import { accountDueAt } from "../../src/domain/accounts/account-progress.ts";
import { accountSubject, isAccountIn } from "../../src/domain/accounts/account-request.ts";
import type {
  AccountInState,
  AccountRequest,
  AccountStateName,
} from "../../src/domain/accounts/account-request.ts";
import { storedAccountRequests } from "../support/stored-requests.ts";
import { iamUserOf } from "./colleagues.ts";
import type { Typed } from "./doing.ts";
import type { Town } from "./on-the-sandbox.ts";

export interface MakingAccounts {
  /** Asks by the form, with these fields filled in or changed; answers with the reference. */
  asksFor(person: string, name: string, fields?: Typed): Promise<string>;
  /** The same for the end of an account. */
  asksToClose(person: string, slug: string): Promise<string>;
  /** Types the slug of an account that is to be closed into the form that opens. */
  approvesEnd(person: string, ref: string): Promise<string>;
  accountRecord(ref: string): Promise<AccountRequest>;
  openAccounts(): Promise<readonly AccountRequest[]>;
  /** Those open, and where all of them wait, it is the time they wait for. */
  hurries(): Promise<readonly AccountRequest[]>;
  /** Waits until it is in this state and everybody has been told; time passes while AWS is waited for. */
  comesTo<Name extends AccountStateName>(ref: string, name: Name): Promise<AccountInState<Name>>;
  /** The same until the work in hand waits for something, as somebody has found a moment ago. */
  waitsFor(ref: string, why: RegExp): Promise<void>;
  /** The card about the account itself, once it reads so. */
  accountCard(ref: string, like: RegExp): Promise<Message>;
  clicksOnCard(person: string, ref: string, button: string): Promise<string>;
  /** Whether AWS lets somebody into an account, by its name there; with MFA unless said otherwise. */
  enters(
    person: string,
    accountName: string,
    how?: Entrance,
  ): { allowed: boolean; because: string };
  idOf(accountName: string): string;
  /** As Organizations shows them, by name. */
  accountsCalled(
    name: string,
  ): ReturnType<ReturnType<Town["sandbox"]>["aws"]["organization"]>["accounts"];
}

interface Entrance {
  readonly role?: string;
  readonly mfa?: boolean;
}

const SECONDS = 30;

export function makingAccounts(town: Town): MakingAccounts {
  const store = () => storedAccountRequests(town.sandbox().aws.endpointUrl);
  const accountRecord: MakingAccounts["accountRecord"] = async (ref) => {
    const key = await town.store().byRef(ref);
    const request = key && (await store().load(key));
    if (!request) throw new Error(`There is no record of ${ref}.`);
    return request;
  };
  const refOf = async (slug: string) => {
    const request = await store().latest(accountSubject(slug));
    if (!request) throw new Error(`Nobody has asked for anything about ${slug}.`);
    return request.ref;
  };
  const hurry = hurrying(town, store);
  const comesTo: MakingAccounts["comesTo"] = (ref, name) =>
    until(
      async () => {
        const seen = await accountRecord(ref);
        if (isAccountIn(seen, "working")) await hurry();
        return seen;
      },
      (request) => isAccountIn(request, name) && isQuiet(request) && request,
      { what: `${ref} comes to "${name}"`, seconds: SECONDS, show: inShort },
    );
  const accountCard: MakingAccounts["accountCard"] = (ref, like) =>
    town.card(
      ref,
      new RegExp(`^(?:New account|Closing|Connecting|Disconnecting) [^]*${like.source}`),
    );
  // As people do where the form says that AWS takes no more just now.
  const sendsUntilTaken = (person: string) =>
    until(
      async () => {
        const fault = await town.sends(person, {});
        if (fault !== "" && !fault.includes("Please try again")) throw new Error(fault);
        return fault;
      },
      (fault) => fault === "",
      { what: `the form of ${person} is taken`, seconds: SECONDS },
    );
  const asksFor: MakingAccounts["asksFor"] = async (person, name, fields = {}) => {
    const form = await town.types(person, `new ${name}`);
    if (!form.startsWith("New AWS account")) throw new Error(form);
    const { people } = town.sandbox().slack;
    await people.fill(person, { "Why is it needed?": `the website of ${name}`, ...fields });
    const shown = people.sees(person).modals[0]?.fields ?? [];
    const slug = shown.find(({ label }) => label === "Short name")?.value;
    await sendsUntilTaken(person);
    const ref = await refOf(String(slug));
    await comesTo(ref, "pending");
    return ref;
  };
  const asksToClose: MakingAccounts["asksToClose"] = async (person, slug) => {
    await town.types(person, `close ${slug}`);
    const fault = await town.sends(person, {
      "Why is it to be closed?": "nobody needs it any more",
      [`Type ${slug} to ask for its end`]: slug,
    });
    if (fault !== "") throw new Error(fault);
    const ref = await refOf(slug);
    await comesTo(ref, "pending");
    return ref;
  };
  return {
    ...{ asksFor, asksToClose, accountRecord, comesTo, accountCard },
    openAccounts: () => store().allOpen(),
    hurries: () => hurry(),
    approvesEnd: async (person, ref) => {
      const { ask } = await accountRecord(ref);
      const slug = ask.kind === "close-account" ? ask.account.slug : "";
      await town.clicks(person, await accountCard(ref, /waiting/), "Approve");
      return town.sends(person, { [`Type ${slug} to approve its end`]: slug });
    },
    waitsFor: async (ref, why) => {
      const isWaiting = (request: AccountRequest) => {
        const { waits } = request.state.name === "working" ? request.state.work : {};
        const isLater = waits && waits.until > town.sandbox().clock.now();
        return request.ref === ref && isLater && why.test(waits.why);
      };
      await until(
        async () => {
          await hurry(isWaiting);
          return accountRecord(ref);
        },
        isWaiting,
        { what: `${ref} waits for ${String(why)}`, seconds: SECONDS, show: inShort },
      );
    },
    clicksOnCard: async (person, ref, button) =>
      town.clicks(person, await accountCard(ref, new RegExp(`\\[${button}`)), button),
    enters: (person, accountName, { role = "OrganizationAccountAccessRole", mfa = true } = {}) => {
      const { aws, seed } = town.sandbox();
      const arn = `arn:aws:iam::${idOf(town, accountName)}:role/${role}`;
      return aws.mayAssume({ user: iamUserOf(person, seed), role: arn, mfa });
    },
    accountsCalled: (name) => accountsCalled(town, name),
    idOf: (name) => idOf(town, name),
  };
}

function idOf(town: Town, name: string): string {
  const [account] = accountsCalled(town, name);
  if (!account) throw new Error(`There is no account ${name}.`);
  return account.id;
}

function accountsCalled(town: Town, wanted: string) {
  return town
    .sandbox()
    .aws.organization()
    .accounts.filter(({ name }) => name === wanted);
}

/** While nobody is at work and all that is under way waits for a later time, it is that time; but not past what somebody is waiting for. */
function hurrying(town: Town, store: () => ReturnType<typeof storedAccountRequests>) {
  let moving: Promise<void> | undefined;
  return async (
    isAwaited: (request: AccountRequest) => boolean | undefined = () => false,
  ): Promise<readonly AccountRequest[]> => {
    const { advance, clock } = town.sandbox();
    const now = clock.now();
    const open = await store().allOpen();
    const working = open.filter((one) => isAccountIn(one, "working"));
    const dues = working.map((one) => (one.claim ? now : (accountDueAt(one, now) ?? now)));
    const wait = Math.min(...dues) - now;
    if (dues.length === 0 || wait <= 0 || working.some(isAwaited)) return open;
    moving ??= advance(wait).finally(() => {
      moving = undefined;
    });
    await moving;
    return open;
  };
}

function isQuiet(request: AccountRequest): boolean {
  return request.claim === null && outstandingAboutAccount(request).length === 0;
}

function inShort({ state, history, claim, announceRetry, retry }: AccountRequest): string {
  const work = "work" in state ? state.work : undefined;
  const { journal, waits, trouble, known } = work ?? {};
  const cause = "cause" in state ? state.cause : undefined;
  return JSON.stringify(
    {
      state: state.name,
      cause,
      journal,
      waits,
      trouble,
      known,
      claim,
      announceRetry,
      retry,
      history,
    },
    null,
    1,
  );
}
