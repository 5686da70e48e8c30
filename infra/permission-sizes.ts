// How much each role and policy of the templates says, counted: characters beside what AWS allows, and what is allowed by how many statements.
import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import { policySize } from "../src/domain/iam-documents.ts";
import type { PolicyDocument } from "../src/domain/iam-documents.ts";

export interface PermissionSize {
  readonly stack: string;
  /** Its name in the template, and which of its documents. */
  readonly document: string;
  readonly statements: number;
  /** Without white space, which AWS does not count. */
  readonly characters: number;
  readonly most: number;
}

const MOST = { inline: 10_240, managed: 6_144, trust: 2_048 } as const;

export function permissionsIn(assembly: CloudAssembly): readonly PermissionSize[] {
  return assembly.stacks.flatMap(({ stackName: stack, template }) => {
    const resources = Object.entries((template as Template).Resources);
    return resources.flatMap(([id, resource]) =>
      documentsOf(resource).map(({ document, kind, says }) => ({
        ...{ stack, document: `${id} (${says})`, most: MOST[kind] },
        ...{ statements: document.Statement.length, characters: policySize(document) },
      })),
    );
  });
}

export function permissionSizes(assembly: CloudAssembly): string {
  const rows = permissionsIn(assembly).map(({ stack, document, statements, characters, most }) =>
    [
      stack.padEnd(28),
      document.padEnd(70),
      `${statements} statements`.padStart(14),
      `${characters.toLocaleString("en-US")} of ${most.toLocaleString("en-US")} characters`.padStart(
        28,
      ),
    ].join(" "),
  );
  return `Permissions of the templates:\n${rows.join("\n")}\n`;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: {
    readonly AssumeRolePolicyDocument?: PolicyDocument;
    readonly Policies?: readonly {
      readonly PolicyName: string;
      readonly PolicyDocument: PolicyDocument;
    }[];
    readonly PolicyDocument?: PolicyDocument;
  };
}

interface Found {
  readonly kind: keyof typeof MOST;
  readonly says: string;
  readonly document: PolicyDocument;
}

function documentsOf({ Type: type, Properties: properties = {} }: Resource): readonly Found[] {
  const {
    AssumeRolePolicyDocument: trust,
    Policies: inline = [],
    PolicyDocument: own,
  } = properties;
  switch (type) {
    case "AWS::IAM::Role":
      return [
        ...(trust ? [{ kind: "trust", says: "trust", document: trust } as const] : []),
        ...inline.map(
          ({ PolicyDocument: document }) => ({ kind: "inline", says: "policy", document }) as const,
        ),
      ];
    case "AWS::IAM::Policy":
      return own ? [{ kind: "inline", says: "policy", document: own }] : [];
    case "AWS::IAM::ManagedPolicy":
      return own ? [{ kind: "managed", says: "policy", document: own }] : [];
    default:
      return [];
  }
}
