// A client's account that the contract about its roles is run in, and what the client does there by hand.
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import type { ClientDoors } from "../../src/ports/client-doors.ts";

/** Of another organization. */
export const HARBOUR_LINE = "777788889999";

export interface RoleByClient {
  readonly name: string;
  /** `/team/` */
  readonly path?: string;
  readonly trust: PolicyDocument;
  readonly sessionSeconds?: number;
  /** Whether it may look at itself. */
  readonly readsItself: boolean;
}

export interface ClientsWorld {
  readonly doors: ClientDoors;
  readonly managementId: string;
  /** ARN of the role as which Rolecall knocks. */
  readonly enteringRole: string;
  readonly client: {
    putRole(role: RoleByClient): Promise<void>;
    deleteRole(role: Pick<RoleByClient, "name" | "path">): Promise<void>;
  };
  stop(): Promise<void>;
}

/** Of what AWS does, what this AWS does not do, each with what it does instead. */
export type ClientsLaxities = Partial<Record<"trust" | "permissions of roles", string>>;

export type StartClients = () => Promise<ClientsWorld>;
