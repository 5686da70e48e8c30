// What we need to know of a role in a client's account: whether it lets Rolecall in as agreed, and how it is made.
import type { DoorSeen } from "../domain/clients/door.ts";

export interface ClientDoor {
  readonly accountId: string;
  /** With its path where it has one. */
  readonly roleName: string;
  readonly externalId: string;
  /** The request it is looked at for: what the session is called. */
  readonly ref: string;
}

export interface ClientDoors {
  /**
   * Knocks with the ExternalId and, where that opens, without it; and reads the role from inside where it may.
   * Being refused is an answer. Throws `Trouble` where AWS fails, or Rolecall's own permissions forbid the asking.
   */
  look(door: ClientDoor): Promise<DoorSeen>;
}
