// What an engine has for making and closing accounts where nobody does that: whatever is called is a fault.
import type { Announcer } from "../../src/ports/announcer.ts";
import type { EnginePorts } from "../../src/provisioning/engine-ports.ts";

export const withoutAccounts: Pick<EnginePorts, "accounts" | "accountHands"> = {
  accounts: unusable(),
  accountHands: unusable(),
};

export const announcesNoAccounts: Pick<Announcer, "showAccount"> = {
  showAccount: neverCalled("showAccount"),
};

export function neverCalled(name: string): () => never {
  return () => {
    throw new Error(`${name} was called, and nobody makes or closes an account here`);
  };
}

function unusable<Port extends object>(): Port {
  return new Proxy({} as Port, { get: (_, name) => neverCalled(String(name)) });
}
