// Posts signed payloads to one bot after the other, as through a load balancer.
import type { Carrier } from "./carrier.ts";
import { type Answer, type Parcel, postTo, signed } from "./post-to-bot.ts";

export interface HttpCarrierOptions {
  signingSecret: string;
  /** The time in this Slack, by which it signs. */
  now: () => number;
  botUrls: () => readonly string[];
  /** Sees everything that is sent, as it is sent. */
  keep: (sent: Parcel) => void;
}

export function httpCarrier({ signingSecret, now, botUrls, keep }: HttpCarrierOptions): Carrier {
  let turn = 0;
  const urlsInTurn = () => {
    const urls = botUrls();
    turn += 1;
    return urls.map((_, index) => urls[(turn + index) % urls.length] ?? "");
  };
  return {
    carry: async (parcel, copies = 1) => {
      const sent = signed(parcel, signingSecret, Math.floor(now() / 1000));
      keep(sent);
      // At the same time; a load balancer may split the two.
      const posts = Array.from({ length: copies }, () => postToAny(urlsInTurn(), sent));
      const [first = gone] = await Promise.all(posts);
      return first;
    },
    carryForged: (parcel) => postToAny(botUrls(), parcel),
    next: () => urlsInTurn()[0],
  };
}

const gone: Answer = { error: "dispatch_failed" };

/** A bot that refuses the connection is skipped, as a load balancer does. */
async function postToAny(urls: readonly string[], parcel: Parcel): Promise<Answer> {
  for (const url of urls) {
    const answer = await postTo(url, parcel);
    if (answer !== "unreachable") return answer;
  }
  return gone;
}
