// Every form, row and answer there is about accounts as a whole; for tests that look at all of them.
import { newConnectionDraft } from "../../../src/adapters/slack/connection-draft.ts";
import { newDraft } from "../../../src/adapters/slack/account-draft.ts";
import { accountDecidedText } from "../../../src/adapters/slack/views/accounts/account-decided.ts";
import type { AccountDecidedKind } from "../../../src/adapters/slack/views/accounts/account-decided.ts";
import {
  approveClosingModal,
  closeAccountModal,
  whatIsDecidedAbout,
} from "../../../src/adapters/slack/views/accounts/closing-modals.ts";
import { clientKitModal } from "../../../src/adapters/slack/views/accounts/client-kit-modal.ts";
import { connectModal } from "../../../src/adapters/slack/views/accounts/connect-modal.ts";
import { disconnectModal } from "../../../src/adapters/slack/views/accounts/disconnect-modal.ts";
import { fixAccountModal } from "../../../src/adapters/slack/views/accounts/fix-account-modal.ts";
import { kitOf } from "../../../src/adapters/slack/views/accounts/kit-of.ts";
import { newAccountModal } from "../../../src/adapters/slack/views/accounts/new-account-modal.ts";
import { sentence } from "../../../src/adapters/slack/views/answer.ts";
import { denyForm } from "../../../src/adapters/slack/views/deny-modal.ts";
import { homeTab } from "../../../src/adapters/slack/views/home-tab.ts";
import { myRequests } from "../../../src/adapters/slack/views/my-requests.ts";
import { isAccountIn, isAccountOpen } from "../../../src/domain/accounts/account-request.ts";
import type { AccountRequest } from "../../../src/domain/accounts/account-request.ts";
import type { NewAccounts } from "../../../src/domain/accounts/baseline.ts";
import { aPolicy, aRule, clientA } from "../../support/a-policy.ts";
import {
  CLIENTS,
  howAccountsAreClosed,
  howAccountsAreConnected,
  howAccountsAreMade,
  ROOT,
} from "../../support/an-account.ts";
import type { AccountRequests } from "./in-every-state.ts";
import { clientsAccount } from "./every-connection.ts";
import { management } from "./every-view.ts";
import type { NamedMessage } from "./named-message.ts";

export function answersAboutAccounts(requests: AccountRequests): NamedMessage[] {
  const open = Object.values(requests).filter(isAccountOpen);
  const answered = Object.entries(requests).flatMap(([state, request]) =>
    kindsFor(request).map((kind) => ({
      name: `${kind}: ${state}`,
      ...sentence(accountDecidedText(kind, request)),
    })),
  );
  return [
    { name: "the list of one's requests about accounts", ...myRequests([], open) },
    ...answered,
  ];
}

function kindsFor({ state }: AccountRequest): AccountDecidedKind[] {
  switch (state.name) {
    case "pending":
      return state.yeses.length > 0 ? ["approve"] : [];
    case "working":
      return ["approve", "retry", "adopt", "check"];
    case "denied":
      return ["deny"];
    case "withdrawn":
      return ["withdraw"];
    case "abandoned":
      return ["abandon"];
    default:
      return [];
  }
}

export function viewsAboutAccounts(requests: AccountRequests) {
  const all = Object.values(requests);
  const open = all.filter(isAccountOpen);
  const accounts = { mine: open, waiting: open };
  return [
    ...formsForNew(all[0]?.ask.reason ?? ""),
    ...all.flatMap((request) => formsAbout(request)),
    {
      name: "the form to close an account",
      view: closeAccountModal({ account: clientA, inside: [], policy: howAccountsAreClosed }),
    },
    ...formsForClients(all[0]?.ask.reason ?? ""),
    { name: "a Home tab with accounts", view: homeTab({ mine: [], waiting: [], accounts }) },
  ];
}

function formsAbout(request: AccountRequest) {
  const { ask } = request;
  const deny = denyForm(request, whatIsDecidedAbout(ask));
  return [
    { name: "the form to deny an account", view: deny },
    ...(ask.kind === "close-account"
      ? [{ name: "the form to approve the end of an account", view: approveClosingModal(request) }]
      : []),
    ...textsForClient(request),
    ...(isAccountIn(request, "stuck")
      ? [{ name: "the form to fix an account", view: fixAccountModal(request, [ROOT, CLIENTS]) }]
      : []),
  ];
}

function textsForClient(request: AccountRequest) {
  const kit = kitOf(request, management);
  if (!kit) return [];
  return (["cloudFormation", "terraform"] as const).map((which) => ({
    name: `the text to copy, ${which}`,
    view: clientKitModal(request, kit, which),
  }));
}

const access = aPolicy();

function formsForClients(words: string) {
  const policy = howAccountsAreConnected;
  const empty = newConnectionDraft("");
  const filled = {
    ...newConnectionDraft(words.slice(0, 300)),
    ...{ accountId: words, roleKeys: ["admin"], roleNames: words, trust: "named", reason: words },
    people: ["U0BOB00001", "U0CAROL001"],
  };
  const faults = Array.from({ length: 15 }, () => "Something is wrong with it.");
  const roles = Array.from({ length: 30 }, (_, index) => ({
    ...{ roleName: "R", sessionSeconds: 3600, policies: [], ...policy.roles[1] },
    key: `role-${index}`,
  }));
  const roleNames = Array.from({ length: 30 }, () => `Rolecall${"n".repeat(120)}*`);
  const rule = aRule({ name: words.slice(0, 100), approvals: 3 });
  const crowded = { ...policy, roles, roleNames, rule };
  const inside = [{ iamUser: words.slice(0, 64), roleKey: "admin", endsAt: null, isOurs: false }];
  const account = clientsAccount();
  return [
    { name: "the form to connect", view: connectModal({ policy, draft: empty, access }) },
    {
      name: "the form to connect, filled in",
      view: connectModal({ policy, draft: filled, access, faults: faults.slice(0, 2) }),
    },
    {
      name: "the form to connect, with many roles",
      view: connectModal({ policy: crowded, draft: filled, access, faults }),
    },
    { name: "the form to disconnect", view: disconnectModal({ account, inside, policy }) },
  ];
}

function formsForNew(words: string) {
  const form = { units: [ROOT, CLIENTS], policy: howAccountsAreMade, running: 0, there: 4 };
  const empty = newDraft(howAccountsAreMade, "");
  const filled = {
    ...newDraft(howAccountsAreMade, words.slice(0, 300)),
    ...{ unitId: CLIENTS.id, roleKeys: ["admin"], firstRole: "read-only" },
    ...{ firstPeople: ["U0BOB00001", "U0CAROL001"], tags: words, reason: words },
  };
  const crowded = { ...form, policy: crowdedPolicy(words), units: manyUnits(words), running: 5 };
  const faults = Array.from({ length: 15 }, () => "Something is wrong with it.");
  return [
    { name: "the form for a new account", view: newAccountModal({ form, draft: empty, access }) },
    {
      name: "the form for a new account, filled in",
      view: newAccountModal({ form, draft: filled, access, faults: faults.slice(0, 2) }),
    },
    {
      name: "the form for a new account in a large organization",
      view: newAccountModal({ form: crowded, draft: filled, access, faults }),
    },
  ];
}

function crowdedPolicy(words: string): NewAccounts {
  const role = howAccountsAreMade.roles[1];
  const roles = Array.from({ length: 30 }, (_, index) => ({
    ...{ roleName: "R", sessionSeconds: 3600, policies: [], ...role },
    key: `role-${index}`,
  }));
  const tags = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`key-${at}`, words]));
  const rule = aRule({ name: words.slice(0, 100), approvals: 3 });
  return { ...howAccountsAreMade, roles, tags, rule, most: 50 };
}

function manyUnits(words: string) {
  return Array.from({ length: 150 }, (_, index) => ({
    id: `ou-root-${index}`,
    path: `clients/${words.slice(0, 100).replaceAll("/", "-")}/${index}`,
  }));
}
