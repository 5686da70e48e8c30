// What an engine has for making and closing accounts where nobody does that: whatever is called is a fault.
import type { Announcer } from "../../src/ports/announcer.ts";
import type { EnginePorts } from "../../src/provisioning/engine-ports.ts";

const UNUSABLE = { get: (_: object, name: string | symbol) => neverCalled(String(name)) };

export const withoutAccounts: Pick<EnginePorts, "accounts" | "accountHands"> = {
  accounts: new Proxy<EnginePorts["accounts"]>({} as never, UNUSABLE),
  accountHands: new Proxy<EnginePorts["accountHands"]>({} as never, UNUSABLE),
};

export const announcesNoAccounts: Pick<Announcer, "showAccount"> = {
  showAccount: neverCalled("showAccount"),
};

export function neverCalled(name: string): () => never {
  return () => {
    throw new Error(`${name} was called, and nobody makes or closes an account here`);
  };
}
