// The contract of user-policies, on every implementation.
import { withMoto } from "../support/moto.ts";
import { startInMemoryIam } from "./iam-in-memory.ts";
import { motosLaxities, startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";
import { userPoliciesContract } from "./user-policies.contract.ts";

describe("in memory", () => {
  userPoliciesContract(startInMemoryIam);
});

describe("on the sandbox", () => {
  userPoliciesContract(startSandboxIam);
});

describe("on moto", () => {
  withMoto((moto) => {
    userPoliciesContract((users) => startMotoIam(moto(), users), motosLaxities);
  });
});
