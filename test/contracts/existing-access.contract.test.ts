// The existing access's contract, on every AWS; and what only the sandbox is strict about.
import { withMoto } from "../support/moto.ts";
import { existingAccessContract } from "./existing-access.contract.ts";
import { startMotoIam } from "./iam-on-moto.ts";
import { startSandboxIam } from "./iam-on-sandbox.ts";

describe("on the sandbox", () => {
  existingAccessContract(async (users) => {
    const world = await startSandboxIam(users);
    return { world, reach: world.reach };
  });
});

describe("on moto", () => {
  withMoto((moto) => {
    existingAccessContract(async (users) => {
      const world = await startMotoIam(moto(), users);
      return { world, reach: moto().reach };
    });
  });
});
