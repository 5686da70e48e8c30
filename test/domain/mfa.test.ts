// Whether somebody's MFA devices are enough for a role.
import { mfaState, whyNoMfa } from "../../src/domain/mfa.ts";
import { clientA } from "../support/a-policy.ts";

const [role] = clientA.roles;
if (!role) throw new Error("client-a has a role");
const phone = "arn:aws:iam::111111111111:mfa/alice";
const passkey = "arn:aws:iam::111111111111:u2f/user/alice/key";
const about = { account: "client-a", role: "admin", iamUser: "alice" };

it.each([
  ["AWS did not say", undefined, "unknown"],
  ["nobody has added one", { serials: [] }, "none"],
  ["there is a phone", { serials: [phone] }, "usable"],
  ["there is a passkey", { serials: [passkey] }, "passkeys"],
  ["there is a passkey and a phone", { serials: [passkey, phone] }, "usable"],
])("%s", (_what, devices, state) => {
  expect(mfaState(role, devices)).toBe(state);
});

it("none are needed where the role asks for none", () => {
  expect(mfaState({ ...role, mfa: "not-needed" }, { serials: [] })).toBe("not-needed");
});

it("keeps out nobody but who is known to have none", () => {
  expect(whyNoMfa(about, "none")).toEqual({ refused: "no-mfa-device", ...about });
  for (const state of ["unknown", "passkeys", "usable", "not-needed"] as const) {
    expect(whyNoMfa(about, state)).toBeUndefined();
  }
});
