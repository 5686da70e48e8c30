// The contract of iam-people, on every implementation.
import { withMoto } from "../support/moto.ts";
import { iamPeopleContract } from "./iam-people.contract.ts";
import { startInMemoryIam } from "./iam-in-memory.ts";
import { motosLaxities, startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";

describe("in memory", () => {
  iamPeopleContract(startInMemoryIam);
});

describe("on the sandbox", () => {
  iamPeopleContract(startSandboxIam);
});

describe("on moto", () => {
  withMoto((moto) => {
    iamPeopleContract((users) => startMotoIam(moto(), users), motosLaxities);
  });
});
