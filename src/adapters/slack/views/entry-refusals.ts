// What is said to somebody whom AWS or the client would keep out, whoever approved their access; and who may see what is standing.
import { securityCredentialsAddress } from "../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { bold, code, firstLineWithin, mentions, plainLink, when } from "../mrkdwn.ts";
import type { Sentences } from "./refusal-sentences.ts";

type About = "account-shut" | "not-named-by-client" | "no-mfa-device" | "standing-for-admins";

const MOST_ADMINS = 5;

export const ENTRY: Pick<Sentences, About> = {
  "account-shut": ({ account, since, why, admins }) =>
    `The client who owns ${code(account)} lets nobody in by Rolecall since ${when(since)}: ${firstLineWithin(why, 300)} Until the client has mended that, access there would be of no use, so nobody was asked. ${whomToAsk(admins)}`,
  "not-named-by-client": ({ account, arn }) =>
    `The client who owns ${code(account)} lets in only those whom its roles name, and your IAM user is not among them. Ask the client to add ${code(arn)} to the trust policy there; then have the account connected again with you in it.`,
  "no-mfa-device": ({ account, role, iamUser }, management) =>
    `AWS lets nobody into ${code(account)} as ${code(role)} without MFA, and your IAM user ${code(iamUser)} has no MFA device, so nobody was asked. Add one in the AWS console, under ${bold("Security credentials")}${addressText(management)}. Then sign out and in again, because a session that began without MFA stays without, and ask again here.`,
  "standing-for-admins": () =>
    "Only admins see and adopt access that was there without a request, and you are not one of them. Whoever runs Rolecall can add you to the admins.",
};

function whomToAsk(admins: readonly string[]): string {
  if (admins.length === 0) return "Whoever runs Rolecall knows more.";
  return `Ask ${mentions(admins, MOST_ADMINS, "or")}, who have been told.`;
}

function addressText(management: ManagementAccount | undefined): string {
  return management ? ` (${plainLink(securityCredentialsAddress(management))})` : "";
}
