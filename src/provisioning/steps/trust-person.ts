// The steps by which a role that trusts people by name trusts one of them, and does not any more.
import { isTrusted, withTrusted, withoutTrusted } from "../../domain/trust-list.ts";
import type { TrustChange, Trusted } from "../../domain/trust-list.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { IamPeople } from "../../ports/iam-people.ts";
import { changeList, trustDrift, whyNoMore, writeTrust } from "../keep-trust.ts";
import type { TrustHands } from "../keep-trust.ts";
import type { Found, StepRunner } from "../step.ts";
import { unlessRefused } from "./unless-refused.ts";

export function trustPerson(hands: TrustHands, people: IamPeople): StepRunner<"trust-person"> {
  return {
    looks: "survey",
    // Whoever does not fit is found before they are let in.
    find: async (step): Promise<Found> => {
      const [list, wanted] = await Promise.all([
        hands.trustLists.load(step),
        trustedOf(people, step),
      ]);
      if (isTrusted(list, wanted)) return foundFrom(await trustDrift(hands, step, list));
      const trouble = await whyNoMore(hands, withTrusted(list, wanted));
      if (trouble) throw trouble;
      return { kind: "absent" };
    },
    make: async (step, _found, hold) => {
      const wanted = await trustedOf(people, step);
      const list = await changeList(hands, step, {
        hold,
        change: async (before) => {
          if (isTrusted(before, wanted)) return before;
          const after = withTrusted(before, wanted);
          const trouble = await whyNoMore(hands, after);
          if (trouble) throw trouble;
          return after;
        },
      });
      await writeTrust(hands, step, { list, hold });
    },
  };
}

export function distrustPerson(hands: TrustHands): StepRunner<"distrust-person"> {
  return {
    looks: "in-turn",
    find: async (step): Promise<Found> => {
      const list = await hands.trustLists.load(step);
      if (list.trusted.some(({ ref }) => ref === step.ref)) return { kind: "absent" };
      const differences = await unlessRefused(() => trustDrift(hands, step, list));
      // Said when it is tried, as what is refused is left out then.
      return "skipped" in differences ? { kind: "absent" } : foundFrom(differences);
    },
    make: async (step, _found, hold) => {
      const list = await changeList(hands, step, {
        hold,
        // Also where they are not in it: whoever has read it before and would add them has to read it again.
        change: async (before) => withoutTrusted(before, step.ref),
      });
      return unlessRefused(async () => {
        await writeTrust(hands, step, { list, hold });
        return undefined;
      });
    },
  };
}

async function trustedOf(people: IamPeople, { iamUser, ref }: TrustChange): Promise<Trusted> {
  const person = await people.find(iamUser);
  if (person) return { ref, arn: person.arn };
  throw new Trouble(`The IAM user ${iamUser} no longer exists.`, { retryable: false });
}

function foundFrom(differences: readonly string[]): Found {
  return differences.length === 0 ? { kind: "there" } : { kind: "altered", differences };
}
