// What the engine needs, and what it works on: a request under its claim.
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AccountRequestStore } from "../ports/account-request-store.ts";
import type { Announcer } from "../ports/announcer.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { StepMeter } from "../ports/step-meter.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { AccountHands } from "./accounts/account-hands.ts";
import type { Hands } from "./step-book.ts";
import type { Claim } from "./store-turn.ts";

export interface EnginePorts {
  readonly store: RequestStore;
  readonly accounts: AccountRequestStore;
  readonly hands: Hands;
  readonly accountHands: AccountHands;
  readonly announcer: Announcer;
  readonly surroundings: Surroundings;
  readonly stepEnded: StepMeter;
}

export type Claimed = AccessRequest & { readonly claim: Claim };
export type ClaimedAccount = AccountRequest & { readonly claim: Claim };
