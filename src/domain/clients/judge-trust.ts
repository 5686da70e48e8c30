// What the trust policy of a client's role does that was not agreed, and what it does not do, in sentences for the client.
import type { DoorJudged, DoorWanted } from "./door.ts";
import * as say from "./door-sentences.ts";
import { nameOf, trialsOf } from "./trust-trials.ts";
import type { Trial } from "./trust-trials.ts";
import type { ReadTrust } from "./trust-reading.ts";
import { letsIn, unjudged, waysIn } from "./trust-verdict.ts";
import type { Asker } from "./trust-verdict.ts";
import type { Sureness } from "./sureness.ts";
import { whoElse } from "./who-else.ts";

interface Tried extends Trial {
  readonly gets: Sureness;
}

/** Everybody who got in and should not have, by what is wrong about it. */
interface Intruders {
  readonly withoutMfa: readonly Tried[];
  readonly underOtherNames: readonly Tried[];
  readonly notAgreed: readonly Tried[];
  readonly roles: readonly Tried[];
}

export function judgeTrust(
  wanted: DoorWanted,
  trust: ReadTrust,
  opensToAnybody: boolean,
): DoorJudged {
  const tried = trialsOf(wanted, trust).map((trial) => ({
    ...trial,
    gets: letsIn(trust, trial.asker),
  }));
  const judges = { wanted, trust, tried };
  const people = judgePeople(judges);
  const strangers = tried.filter(({ who }) => who === "stranger");
  return {
    faults: [
      ...externalIdFaults(judges, opensToAnybody),
      ...say.oldVersion(trust),
      ...people.faults,
      ...intruderFaults(judges),
      ...say.strangers(wanted, waysInFor(trust, strangers.filter(isIn))),
    ],
    notes: [
      ...people.notes,
      ...whoElse(wanted, trust),
      ...unjudged(trust, ofEachKind(tried)).map(say.unjudged),
    ],
    isCliOnly: people.isCliOnly,
  };
}

/** What is known of one person is known of all. */
function ofEachKind(tried: readonly Tried[]): readonly Asker[] {
  const [first] = tried;
  return tried
    .filter(({ who, arn }) => who === "rolecall" || arn === first?.arn)
    .map(({ asker }) => asker);
}

function judgePeople({ wanted, trust, tried }: Judging): DoorJudged {
  const due = tried.filter((trial) => isDue(wanted, trial));
  const isIn = (one: Tried, isSaid: boolean) =>
    due.some((other) => {
      const isSame = other.arn === one.arn && other.mfa === one.mfa && other.gets !== "no";
      return isSame && other.externalId === (isSaid ? wanted.externalId : null);
    });
  const ways = due.filter(({ externalId }) => externalId === null);
  const shutOut = ways.filter((one) => !isIn(one, false) && !isIn(one, true));
  const isCliOnly = ways.some((one) => !isIn(one, false) && isIn(one, true));
  const withMfa = (trials: readonly Tried[]) => trials.filter(({ mfa }) => mfa === "true");
  const arns = withMfa(shutOut).map(({ arn }) => arn);
  const isNobody = arns.length === withMfa(ways).length;
  return {
    faults:
      arns.length > 0
        ? [say.peopleShutOut(wanted, isNobody ? null : namesOf(arns, trust, wanted))]
        : say.mfaNotAgreed(shutOut.length > 0),
    notes: say.cliOnly(isCliOnly),
    isCliOnly,
  };
}

/** As people are to come: those agreed on, under their own names, with MFA unless the whole account is trusted. */
function isDue({ style, people }: DoorWanted, trial: Tried): boolean {
  const { who, arn, mfa, sessionName } = trial;
  const isAgreed = who === "person" && (style !== "named" || people.includes(arn));
  return isAgreed && sessionName === nameOf(arn) && (style === "account" || mfa === "true");
}

interface Judging {
  readonly wanted: DoorWanted;
  readonly trust: ReadTrust;
  readonly tried: readonly Tried[];
}

function intruderFaults({ wanted, trust, tried }: Judging): readonly string[] {
  const entered = tried.filter(({ gets }) => gets === "yes" || gets === "sometimes");
  const everybody = intrudersAmong(wanted, entered);
  // Rolecall's statement lets in whoever says the ExternalId: that is one fault, and not one for each way of saying it.
  const isLoose =
    everybody.roles.length > 0 && everybody.roles.every((one) => one.externalId !== null);
  const among = isLoose
    ? intrudersAmong(
        wanted,
        entered.filter(({ externalId }) => externalId === null),
      )
    : everybody;
  const ways = (intruders: readonly Tried[]) => waysInFor(trust, intruders);
  const isKeysOnly = among.withoutMfa.every(({ mfa }) => mfa === null);
  const isBeyondNames = among.underOtherNames.length === 0;
  return [
    ...(isLoose ? say.looseRolecall(wanted, ways(everybody.roles)) : []),
    ...(isKeysOnly
      ? say.keysWithoutMfa(ways(among.withoutMfa))
      : say.withoutMfa(ways(among.withoutMfa))),
    ...say.underOtherNames(ways(among.underOtherNames)),
    ...say.notAgreed(
      wanted,
      namesOf(
        among.notAgreed.map(({ arn }) => arn),
        trust,
        wanted,
      ),
    ),
    ...(isBeyondNames ? say.otherRoles(wanted, ways(among.roles)) : []),
  ];
}

/** Null stands for those it was tried with who are named nowhere. */
function namesOf(
  arns: readonly string[],
  { statements }: ReadTrust,
  { people }: DoorWanted,
): readonly (string | null)[] {
  const written = statements.flatMap(({ principals, tests }) => [
    ...principals.map(({ value }) => value),
    ...tests.flatMap(({ values }) => values),
  ]);
  const known = new Set([...written, ...people]);
  const named = arns.map((arn) => (known.has(arn) || known.has(nameOf(arn)) ? arn : null));
  return [...new Set(named)].sort((one, other) => Number(one === null) - Number(other === null));
}

function intrudersAmong({ style, people }: DoorWanted, entered: readonly Tried[]): Intruders {
  const persons = entered.filter(({ who }) => who === "person");
  return {
    withoutMfa: style === "account" ? [] : persons.filter(({ mfa }) => mfa !== "true"),
    underOtherNames: persons.filter(({ arn, sessionName }) => sessionName !== nameOf(arn)),
    notAgreed: style === "named" ? persons.filter(({ arn }) => !people.includes(arn)) : [],
    roles: entered.filter(({ who }) => who === "role"),
  };
}

function externalIdFaults({ wanted, trust, tried }: Judging, opensToAnybody: boolean): string[] {
  const wrong = tried.filter((one) => one.who === "rolecall" && isIn(one));
  const without = wrong.filter(({ externalId }) => externalId === null);
  const others = new Set(wrong.map(({ externalId }) => externalId).filter((id) => id !== null));
  return opensToAnybody || without.length > 0
    ? [say.opensWithout(wanted, waysInFor(trust, without))]
    : [...others].map((id) => say.otherExternalId(wanted, id));
}

function isIn({ gets }: Tried): boolean {
  return gets === "yes";
}

function waysInFor(trust: ReadTrust, tried: readonly Tried[]): readonly string[] {
  return [...new Set(tried.flatMap(({ asker }) => waysIn(trust, asker)))];
}
