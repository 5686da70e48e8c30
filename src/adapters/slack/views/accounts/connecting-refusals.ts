// What is said where a client's account cannot be connected, or disconnected.
import { bold, code, listed } from "../../mrkdwn.ts";
import type { Sentences } from "../refusal-sentences.ts";

type AboutConnecting =
  | "odd-account-id"
  | "own-account"
  | "id-taken"
  | "odd-role-line"
  | "role-name-not-allowed"
  | "one-role-twice"
  | "nobody-named"
  | "too-many-named"
  | "odd-user-path"
  | "not-connected"
  | "written-by-hand"
  | "no-door-to-try";

export const CONNECTING: Pick<Sentences, AboutConnecting> = {
  "odd-account-id": ({ id }) =>
    `The id of an AWS account has twelve digits, so ${code(id)} is none. The client sees it in their console, at the top right.`,
  "own-account": ({ id, name }) =>
    `The account ${code(id)} is ${bold(name)} of your own organization, so there is no client to ask. It can be written into rolecall.yaml; ${code("npx rolecall import")} proposes how.`,
  "id-taken": ({ id, slug, ref }) =>
    ref === undefined
      ? `The account ${code(id)} is ${code(slug)} already, and one account has one short name.`
      : `${bold(ref)} is about the account ${code(id)} already, under the name ${code(slug)}.`,
  "odd-role-line": ({ asked, roles }) =>
    `The line ${code(asked)} names no role. Write each on a line of its own, as ${code("key=NameInTheAccount")}; the keys are ${listed(roles.map(code))}.`,
  "role-name-not-allowed": ({ name, allowed }) =>
    `Rolecall may not enter as a role ${code(name)}: rolecall.yaml allows ${listed(allowed.map(code))}. Choose such a name, or have another pattern added there and to Rolecall's permissions.`,
  "one-role-twice": ({ name }) =>
    `Two roles would be called ${code(name)} in the client's account, and AWS tells them apart by their names. Give one another name.`,
  "nobody-named": () =>
    "Where a role trusts people by name, somebody has to be named. Pick them, or choose another way to trust.",
  "too-many-named": ({ most }) =>
    `At most ${most} people can be named, since AWS bounds how long a trust policy may be. Let the roles trust people with MFA instead; who gets in is decided here all the same.`,
  "odd-user-path": ({ arn }) =>
    `The IAM user ${code(arn)} cannot be named in a trust policy: a sign in its path stands for anything there. Leave them out, or let the roles trust people with MFA.`,
  "not-connected": ({ account }) =>
    `The account ${code(account)} is no account of a client, so there is nothing to disconnect.`,
  "written-by-hand": ({ account }) =>
    `The account ${code(account)} is written in rolecall.yaml. Take it out there, and nobody can ask for it any more; access that lasts can be ended one by one before.`,
  "no-door-to-try": () =>
    "There is nothing to check: this is no request that waits for a client, and no account that is connected.",
};
