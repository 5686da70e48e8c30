// The contract of account-sessions, on every implementation.
import { withMoto } from "../support/moto.ts";
import { startInMemoryIam } from "./iam-in-memory.ts";
import { motosLaxities, startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";
import { accountSessionsContract } from "./account-sessions.contract.ts";

describe("in memory", () => {
  accountSessionsContract(startInMemoryIam);
});

describe("on the sandbox", () => {
  accountSessionsContract(startSandboxIam);
});

describe("on moto", () => {
  withMoto((moto) => {
    accountSessionsContract((users) => startMotoIam(moto(), users), motosLaxities);
  });
});
