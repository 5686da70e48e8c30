// Who asks for what, and who approves it, while servers are under load: another seat each time.
import { requestValue } from "../../src/adapters/slack/request-value.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { clickBody, commandBody } from "./signed-traffic.ts";
import { slackPerson } from "./sized-world.ts";
import type { SizedWorld } from "./sized-world.ts";

const APPROVERS = 5;

/** The first `regulars` of the world ask for one account after the other; everybody else asks once. */
export function trafficIn({ seed, people, slugs, approvers }: SizedWorld, regulars: number) {
  const everybody = [...people, ...approvers].map((key) => [key, slackPerson(seed, key)] as const);
  const persons = new Map(everybody);
  const speaker = (key: string | undefined) => {
    const person = persons.get(key ?? "");
    if (!person) throw new Error(`nobody is called ${key ?? "(nobody)"}`);
    return { ...person, appId: "A0ROLECALL" };
  };
  const seat = (index: number) => ({
    person: speaker(people[index % regulars]),
    slug: slugs[Math.floor(index / regulars)] ?? "",
  });
  // For the role's usual time, as most people ask.
  const askText = (slug: string) => `${slug} admin look into the failing deploy of last night`;
  return {
    help: (index: number) => commandBody(seat(index).person, "help"),
    ask: (index: number) => commandBody(seat(index).person, askText(seat(index).slug)),
    approve: (index: number) => {
      const { person, slug } = seat(index);
      const value = requestValue({ subject: seatSubject(person, slug, "admin"), number: 1 });
      return clickBody(speaker(approvers[index % APPROVERS]), value);
    },
    askOnce: (index: number) =>
      commandBody(speaker(people[regulars + index]), askText("account-0")),
  };
}
