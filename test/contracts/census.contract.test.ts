// The census's contract, on every implementation.
import { withMoto } from "../support/moto.ts";
import { censusContract } from "./census.contract.ts";
import { startInMemoryIam } from "./iam-in-memory.ts";
import { startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";

describe("in memory", () => {
  censusContract(startInMemoryIam);
});

describe("on the sandbox", () => {
  censusContract(startSandboxIam);
});

describe("on moto", () => {
  withMoto((moto) => {
    censusContract((users) => startMotoIam(moto(), users));
  });
});
