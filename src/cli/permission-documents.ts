// The documents that `rolecall permissions` prints: what each is called, whose it is, and how long it may be.
import type { PolicyDocument } from "../domain/iam-documents.ts";
import { peopleBoundary } from "../domain/permissions/people-boundary.ts";
import type { PermissionScope } from "../domain/permissions/permission-scope.ts";
import { provisionerPolicy, provisionerTrust } from "../domain/permissions/provisioner-policy.ts";
import {
  MOST_OF_A_POLICY,
  runtimePolicy,
  usedGroupPolicies,
} from "../domain/permissions/runtime-policy.ts";

const MOST = { policy: MOST_OF_A_POLICY, trust: 2048 } as const;

export interface Printable {
  readonly needs: readonly ("account" | "organization" | "region")[];
  readonly limit: keyof typeof MOST;
  titled(scope: PermissionScope): string;
  write(scope: PermissionScope): PolicyDocument;
  /** Why there is none. */
  missing?(scope: PermissionScope): string | undefined;
}

const DOCUMENTS: Readonly<Record<string, Printable>> = {
  runtime: {
    needs: ["account", "organization", "region"],
    limit: "policy",
    titled: ({ runtimeRole }) => `the policy of ${runtimeRole}, which Rolecall runs as`,
    write: runtimePolicy,
  },
  provisioner: {
    needs: ["account", "organization"],
    limit: "policy",
    titled: ({ provisionerRole }) => `the policy of ${provisionerRole ?? ""}`,
    write: provisionerPolicy,
    missing: withoutProvisioner,
  },
  "provisioner-trust": {
    needs: ["account"],
    limit: "trust",
    titled: ({ provisionerRole }) => `the trust policy of ${provisionerRole ?? ""}`,
    write: provisionerTrust,
    missing: withoutProvisioner,
  },
  boundary: {
    needs: ["account"],
    limit: "policy",
    titled: ({ guard }) =>
      `the policy ${guard.kind === "fenced" ? guard.boundary : ""}, the permissions boundary of people's IAM users`,
    write: peopleBoundary,
    missing: ({ guard: { kind } }) =>
      kind === "fenced" ? undefined : `The guard is \`${kind}\`, so people carry no boundary.`,
  },
};

function withoutProvisioner({ provisionerRole }: PermissionScope): string | undefined {
  return provisionerRole === null
    ? "Without a provisioner the runtime role does everything."
    : undefined;
}

const GROUPS = "runtime-groups-";

export const documentNames: readonly string[] = [...Object.keys(DOCUMENTS), `${GROUPS}1`];

/** Those there always are, by their names; and the policies of groups, of which there are as many as are needed. */
export function printableNamed(name: string): Printable | undefined {
  if (Object.hasOwn(DOCUMENTS, name)) return DOCUMENTS[name];
  const [, number] = /^runtime-groups-([1-9]\d?)$/.exec(name) ?? [];
  return number === undefined ? undefined : groupsNumbered(Number(number));
}

function groupsNumbered(number: number): Printable {
  const partOf = (scope: PermissionScope) => usedGroupPolicies(scope)[number - 1];
  return {
    needs: ["account", "organization", "region"],
    limit: "policy",
    titled: ({ runtimeRole }) => `another policy of ${runtimeRole}, of groups used as they are`,
    write: (scope) => partOf(scope) ?? { Version: "2012-10-17", Statement: [] },
    missing: (scope) => {
      if (partOf(scope)) return undefined;
      const count = usedGroupPolicies(scope).length;
      return count === 0
        ? "The policy of the runtime role says all; there is none beside it."
        : `There are ${count}: ${GROUPS}1 to ${GROUPS}${count}.`;
    },
  };
}

/** With their names, in the order they are printed in. */
export function documentsFor(scope: PermissionScope): readonly (readonly [string, Printable])[] {
  const [runtime, ...others] = Object.entries(DOCUMENTS);
  const groups = usedGroupPolicies(scope).map((_, position) => {
    return [`${GROUPS}${position + 1}`, groupsNumbered(position + 1)] as const;
  });
  return [...(runtime ? [runtime] : []), ...groups, ...others];
}

/** In characters, white space left out. */
export function roomFor({ limit }: Printable): number {
  return MOST[limit];
}
