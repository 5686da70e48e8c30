// The contract of access-groups, on every implementation.
import { withMoto } from "../support/moto.ts";
import { accessGroupsRemovalContract } from "./access-groups-removal.contract.ts";
import { accessGroupsContract } from "./access-groups.contract.ts";
import { startInMemoryIam } from "./iam-in-memory.ts";
import { motosLaxities, startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";

describe("in memory", () => {
  accessGroupsContract(startInMemoryIam);
  accessGroupsRemovalContract(startInMemoryIam);
});

describe("on the sandbox", () => {
  accessGroupsContract(startSandboxIam);
  accessGroupsRemovalContract(startSandboxIam);
});

describe("on moto", () => {
  withMoto((moto) => {
    accessGroupsContract((users) => startMotoIam(moto(), users), motosLaxities);
    accessGroupsRemovalContract((users) => startMotoIam(moto(), users));
  });
});
