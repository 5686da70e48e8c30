// What we need of AWS to propose a policy: who may switch to which role, by whatever was there before Rolecall. Nothing is changed.
import type { Insides, Landscape } from "../domain/existing/landscape.ts";

export interface ExistingAccess {
  /** With the rights of whoever asks. Throws `Trouble`. */
  read(): Promise<Landscape>;
  /** The roles of these accounts, each entered by its role of this name. Being kept out is an answer. */
  look(accountIds: readonly string[], roleName: string): Promise<Insides>;
}
