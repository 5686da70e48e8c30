// The step that reads anew whether the IAM user is still there and still bound to the requester.
import { isCliSerial } from "../../domain/sign-in.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { IamPeople } from "../../ports/iam-people.ts";
import type { StepRunner } from "../step.ts";

export function confirmPerson(people: IamPeople): StepRunner<"confirm-person"> {
  return {
    looks: "survey",
    find: async ({ iamUser, tagValue, boundary }) => {
      const person = await people.find(iamUser);
      if (!person) throw gone(`The IAM user ${iamUser} no longer exists.`);
      if (person.boundTo !== tagValue) {
        throw gone(`The IAM user ${iamUser} is no longer linked to the person who asked.`);
      }
      if (boundary !== null && !person.boundary?.endsWith(`:policy/${boundary}`)) {
        throw gone(
          `The IAM user ${iamUser} does not carry the permissions boundary ${boundary} any more.`,
        );
      }
      const serial = person.mfaSerials.find(isCliSerial);
      return serial ? { kind: "there", note: serial } : { kind: "there" };
    },
    make: () => Promise.reject<undefined>(new Error("a person is never made, only found")),
  };
}

function gone(message: string): Trouble {
  return new Trouble(message, { retryable: false });
}
