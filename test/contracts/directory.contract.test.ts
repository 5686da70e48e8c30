// The contract of directory, on every implementation.
import { withMoto } from "../support/moto.ts";
import { directoryContract } from "./directory.contract.ts";
import { startInMemoryIam } from "./iam-in-memory.ts";
import { motosLaxities, startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";

describe("in memory", () => {
  directoryContract(startInMemoryIam);
});

describe("on the sandbox", () => {
  directoryContract(startSandboxIam);
});

describe("on moto", () => {
  withMoto((moto) => {
    directoryContract((users) => startMotoIam(moto(), users), motosLaxities);
  });
});
