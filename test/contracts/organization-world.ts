// An organization and its accounts that the contracts about them are run in, and what an administrator does to them by hand.
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import type { AccountRoles } from "../../src/ports/account-roles.ts";
import type { AccountOrder, Organization } from "../../src/ports/organization.ts";
import { held } from "./iam-world.ts";

export const BIRTH_ROLE = "OrganizationAccountAccessRole";
const REF = held.onBehalfOf;

export interface OrganizationWorld {
  readonly organization: Organization;
  readonly roles: AccountRoles;
  readonly managementId: string;
  /** Waits until AWS has come to the end of whatever it is at. */
  settle(): Promise<void>;
  readonly byHand: OrganizationByHand;
  stop(): Promise<void>;
}

export interface OrganizationByHand {
  /** Another organization's account has it. */
  takeEmail(email: string): Promise<void>;
  addUnit(path: string): Promise<void>;
  deleteUnit(path: string): Promise<void>;
  /** Gives its id. */
  addAccount(account: { readonly name: string; readonly email: string }): Promise<string>;
  /** The ARN of a managed policy that roles of the account can have. */
  managedPolicy(accountId: string, name: string): Promise<string>;
  /** In an account, and trusted by the management account. */
  addRole(accountId: string, roleName: string): Promise<void>;
  attach(accountId: string, roleName: string, arn: string): Promise<void>;
  setTrust(accountId: string, roleName: string, trust: PolicyDocument): Promise<void>;
  setSession(accountId: string, roleName: string, seconds: number): Promise<void>;
  roleIn(accountId: string, roleName: string): Promise<RoleByHand>;
}

export interface RoleByHand {
  readonly trust: unknown;
  readonly policies: readonly string[];
  readonly sessionSeconds: number;
}

/** Of what AWS does, what this organization does not do, each with what it does instead. */
export type OrganizationLaxities = Partial<
  Record<
    | "e-mails"
    | "creations"
    | "time"
    | "five at a time"
    | "units"
    | "trust"
    | "aliases"
    | "detaching"
    | "management account"
    | "e-mails that are wrong",
    string
  >
>;

export type StartOrganization = () => Promise<OrganizationWorld>;

/** The role that Rolecall acts as. */
export const provisionerRole = (managementId: string) =>
  `arn:aws:iam::${managementId}:role/rolecall-provisioner`;

export const anOrder = (order: Partial<AccountOrder> = {}): AccountOrder => ({
  name: "Acme Bank",
  email: "aws+acme@northwind.example",
  birthRole: BIRTH_ROLE,
  tags: { owner: "northwind" },
  ref: REF,
  ...order,
});

/** Makes an account and waits for it; gives its id. */
export async function madeAccount(
  { organization, settle }: OrganizationWorld,
  order = anOrder(),
): Promise<string> {
  const begun = await organization.create(order, held);
  if (begun.kind !== "begun") throw new Error(`expected begun, got ${JSON.stringify(begun)}`);
  await settle();
  const creation = await organization.creation(begun.creation.id);
  if (creation?.state.kind !== "succeeded") {
    throw new Error(`expected an account, got ${JSON.stringify(creation)}`);
  }
  return creation.state.accountId;
}
