// The contract of access-groups, on every implementation.
import { withMoto } from "../support/moto.ts";
import { accessGroupsContract } from "./access-groups.contract.ts";
import { startInMemoryIam } from "./iam-in-memory.ts";
import { motosLaxities, startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";

describe("in memory", () => {
  accessGroupsContract(startInMemoryIam);
});

describe("on the sandbox", () => {
  accessGroupsContract(startSandboxIam);
});

describe("on moto", () => {
  withMoto((moto) => {
    accessGroupsContract((users) => startMotoIam(moto(), users), motosLaxities);
  });
});
