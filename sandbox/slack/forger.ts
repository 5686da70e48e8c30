// What nobody can do in Slack: the last thing the bot was sent, sent again, changed, or signed otherwise.
import { until } from "../until.ts";
import {
  encoded,
  personIn,
  payloadOf,
  type Payload,
  refreshed,
  withChanges,
} from "./forged-payload.ts";
import { readerFor } from "./people/reader.ts";
import { plainContent } from "./people/seen-message.ts";
import type { Carrier } from "./carrier.ts";
import { type DeliveryKind, type Parcel, signed } from "./post-to-bot.ts";
import type { SeedPerson } from "./slack-seed.ts";
import type { SlackWorld } from "./slack-world.ts";

export interface Forging {
  /** Which of the last things: `block_actions` is the last click; absent: the very last. */
  kind?: DeliveryKind;
  /** Signed so long ago. */
  secondsAgo?: number;
  /** Another than the app's own. */
  secret?: string;
  /** How long to wait for a word to the person, once the bot has acked; default 1000. */
  patience?: number;
}

export interface Heard {
  status: number;
  body: string;
  /** What the person in the payload was whispered because of it. */
  whispers: string[];
}

export interface Forger {
  /** A copy of what the bot was sent. */
  last(kind?: DeliveryKind): Payload;
  /**
   * Sends it again with other values, by dotted path (`user.team_id`); undefined takes one away. Trigger id,
   * response URL, event id and time of the action are fresh, unless they are changed too.
   */
  send(changes: Payload, forging?: Forging): Promise<Heard>;
  /** The same bytes with the same signature and timestamp; over sockets, which sign nothing, the same payload. */
  replay(forging?: Pick<Forging, "kind" | "patience">): Promise<Heard>;
}

const PATIENCE_MILLISECONDS = 1000;

export function startForger(world: SlackWorld, carrier: Pick<Carrier, "carryForged">) {
  const newest = new Map<DeliveryKind | "any", Parcel>();
  const parcelOf = (kind?: DeliveryKind): Parcel => {
    const parcel = newest.get(kind ?? "any");
    if (!parcel) throw new Error(`the bot was sent no ${kind ?? "thing"} yet`);
    return parcel;
  };
  const post = (parcel: Parcel, patience = PATIENCE_MILLISECONDS) =>
    posted(parcel, { carrier, patience, world });

  const forger: Forger = {
    last: (kind) => payloadOf(parcelOf(kind)),
    send: (changes, { kind, secret, secondsAgo = 0, patience } = {}) => {
      const parcel = parcelOf(kind);
      // What is made anew is for whom the changed payload names.
      const fresh = refreshed(withChanges(payloadOf(parcel), changes), world);
      const payload = withChanges(fresh, changes);
      const forged = { ...parcel, body: encoded(payload, parcel), headers: {} };
      const seconds = Math.floor(world.now() / 1000) - secondsAgo;
      return post(signed(forged, secret ?? world.seed.signingSecret, seconds), patience);
    },
    replay: ({ kind, patience } = {}) => post(parcelOf(kind), patience),
  };
  return { forger, keep: (parcel: Parcel) => newest.set(parcel.kind, parcel).set("any", parcel) };
}

interface Posting {
  carrier: Pick<Carrier, "carryForged">;
  patience: number;
  world: SlackWorld;
}

async function posted(parcel: Parcel, { carrier, patience, world }: Posting): Promise<Heard> {
  const person = listenerOf(payloadOf(parcel), world);
  const before = person ? world.workspace.ephemerals(person.id).length : 0;
  const whispers = () => whisperedTo(person, world).slice(before);
  const answer = await carrier.carryForged(parcel);
  if ("error" in answer) return { status: 0, body: answer.error, whispers: whispers() };
  const { status, text: body } = answer;
  if (status === 200 && person) {
    await until(whispers, (heard) => heard.length > 0, {
      what: "a word",
      seconds: patience / 1000,
    }).catch(() => undefined);
  }
  return { status, body, whispers: whispers() };
}

function listenerOf(payload: Payload, { workspace }: SlackWorld): SeedPerson | undefined {
  const id = personIn(payload);
  return id === undefined ? undefined : workspace.person(id);
}

function whisperedTo(person: SeedPerson | undefined, world: SlackWorld): string[] {
  if (!person) return [];
  const reader = readerFor(person, world);
  return world.workspace.ephemerals(person.id).map((one) => plainContent(one, reader));
}
