// `rolecall permissions`: the policies that Rolecall's roles and people's IAM users need, as JSON.
import { policySize } from "../domain/iam-documents.ts";
import type { PolicyDocument } from "../domain/iam-documents.ts";
import { scopeOf } from "../domain/permissions/permission-scope.ts";
import type { PermissionScope } from "../domain/permissions/permission-scope.ts";
import { nearestNames } from "../domain/nearest-names.ts";
import { paintFor } from "./paint.ts";
import { documentNames, documentsFor, printableNamed, roomFor } from "./permission-documents.ts";
import type { Printable } from "./permission-documents.ts";
import { PERMISSION_OPTIONS, readChoice, readPlace } from "./permission-flags.ts";
import { readTyped } from "./typed-options.ts";
import { Stopped, wrongUsage } from "./verb.ts";
import type { Outcome, Verb } from "./verb.ts";

export const printPermissions: Verb = {
  usage:
    "[runtime|runtime-groups-1|provisioner|provisioner-trust|boundary] --account ID --organization ID --region REGION [--partition aws] [--table rolecall] [--runtime-role ROLE] [--provisioner-role ROLE|--no-provisioner] [--units ou-…,ou-…] [--outside SLUG,SLUG] [--only-tagged]",
  says: "print the AWS policies that Rolecall's roles and people's IAM users need",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: PERMISSION_OPTIONS, least: 0, most: 1 });
    const [name] = typed.names;
    const one = name === undefined ? undefined : documentNamed(name);
    const place = readPlace(typed, one?.needs ?? ["account", "organization", "region"]);
    const { policy } = await parts.readPolicy(parts.policyFile);
    const scope = scopeOf(policy, place, readChoice(typed, policy));
    return one ? alone(one, scope) : all(scope, paintFor(parts.color).bold);
  },
};

function documentNamed(name: string): Printable {
  const found = printableNamed(name);
  if (found) return found;
  const [nearest] = nearestNames(name, documentNames, 1);
  const meant = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  throw wrongUsage(`There is no document "${name}".${meant}`);
}

/** Nothing but JSON goes where it can be piped from. */
function alone(document: Printable, scope: PermissionScope): Outcome {
  const missing = document.missing?.(scope);
  if (missing !== undefined) throw new Stopped(missing, 1);
  const written = document.write(scope);
  const { says, fits } = sized(document, written);
  return {
    exitCode: fits ? 0 : 1,
    out: json(written),
    err: `${document.titled(scope)}: ${says}\n${fits ? "" : TOO_LONG}`,
  };
}

function all(scope: PermissionScope, bold: (text: string) => string): Outcome {
  const sections = documentsFor(scope).map(([name, document]) => {
    const missing = document.missing?.(scope);
    if (missing !== undefined) return { fits: true, text: `${bold(name)}: ${missing}\n` };
    const written = document.write(scope);
    const { says, fits } = sized(document, written);
    const heading = `${bold(name)}: ${document.titled(scope)} (${says})`;
    return { fits, text: `${heading}\n${json(written)}` };
  });
  const fits = sections.every((section) => section.fits);
  return {
    exitCode: fits ? 0 : 1,
    out: sections.map(({ text }) => text).join("\n"),
    err: fits ? "" : TOO_LONG,
  };
}

function json(document: PolicyDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function sized(printable: Printable, document: PolicyDocument) {
  const most = roomFor(printable);
  const size = policySize(document);
  const says = `${counted(size)} of the ${counted(most)} characters that AWS allows`;
  return { says, fits: size <= most };
}

function counted(characters: number): string {
  return characters.toLocaleString("en-US");
}

const TOO_LONG = `This is longer than AWS allows. With --only-tagged the accounts that may be closed are not listed: tag those that
Rolecall did not make (managed-by = rolecall). Each name of a role in the file takes room too: roles may be called alike in
all accounts. An inline policy of a role may have 10,240 characters.
`;
