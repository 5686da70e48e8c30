// "What just happened": what people did, and every call that came of it, in order and in plain words.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Call } from "../../calls.ts";
import { moves } from "../base/sandbox-time.ts";
import { lengthWords } from "../base/time-words.ts";
import { calls, clearCalls, followCalls, named } from "./call-list.ts";
import { callWords, isFailure, outcomeWords } from "./call-words.ts";
import { acknowledgementWords, deedWords } from "./delivery-words.ts";
import { startOf, type Turn, turnsOf } from "./turns.ts";

const SERVICES: Record<Call["service"], string> = {
  slack: "Slack",
  iam: "IAM",
  sts: "STS",
  organizations: "Organizations",
  dynamodb: "DynamoDB",
  delivery: "Slack → bot",
};

/** Near enough to the end to be taken along by what comes. */
const AT_THE_END_PIXELS = 60;

export function Happened({ person }: { person: string }) {
  const log = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const turns = turnsOf(calls.value, moves.value);
  useEffect(followCalls, []);
  const follow = () => {
    if (follows.current && log.current) log.current.scrollTop = log.current.scrollHeight;
  };
  useLayoutEffect(follow);
  // A panel that was folded away had no height to scroll in.
  useEffect(() => onResize(log.current, follow), []);
  return (
    <div class="happened">
      <link rel="stylesheet" href="/page/happened/happened.css" />
      <div class="happened-head">
        <h2>What just happened</h2>
        <button type="button" class="button" onClick={clearCalls}>
          Clear
        </button>
      </div>
      <div
        class="happened-log"
        ref={log}
        role="log"
        aria-live="off"
        aria-label="What people did, and the calls that came of it"
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < AT_THE_END_PIXELS;
        }}
      >
        {turns.length === 0 ? (
          <p class="happened-none">Nothing yet. Do something in Slack.</p>
        ) : null}
        {turns.map((turn) => (
          <TurnShown
            key={turn.key}
            turn={turn}
            isOwn={turn.delivery?.about?.["person"] === person}
          />
        ))}
      </div>
      <p class="happened-foot">
        Every call of the bot, but for its looks every second or so at what is due and which
        accounts there are.
      </p>
    </div>
  );
}

function onResize(element: HTMLElement | null, act: () => void): () => void {
  const observer = new ResizeObserver(act);
  if (element) observer.observe(element);
  return () => observer.disconnect();
}

function TurnShown({ turn, isOwn }: { turn: Turn; isOwn: boolean }) {
  return (
    <div class={isOwn ? "turn own" : "turn"}>
      <h3>{whatBegan(turn)}</h3>
      <ol>
        {turn.calls.map((call) => (
          <CallShown key={call.number} call={call} turn={turn} />
        ))}
      </ol>
    </div>
  );
}

function whatBegan({ delivery, move }: Turn): string {
  if (delivery) return deedWords(delivery, named.value);
  if (!move) return "The bot started";
  return `The time was moved on by ${lengthWords(move.by) || "less than a minute"}`;
}

function CallShown({ call, turn }: { call: Call; turn: Turn }) {
  const isDelivery = call === turn.delivery;
  const outcome = outcomeWords(call);
  const words = isDelivery
    ? acknowledgementWords(call, named.value)
    : callWords(call, turn, named.value);
  return (
    <li class={["call", isDelivery ? "ack" : "", isFailure(call) ? "failed" : ""].join(" ")}>
      <span class="call-words">
        {words}
        {outcome && !isDelivery ? <strong class="call-outcome"> · {outcome}</strong> : null}
      </span>
      <span class="call-name">
        {isDelivery ? SERVICES.delivery : `${SERVICES[call.service]} ${call.action}`}
        {turn.delivery || turn.move ? (
          <span class="call-when"> +{sinceStart(call, turn)} ms</span>
        ) : null}
      </span>
    </li>
  );
}

/** When it was answered, counted from what the person did, or from when time was moved. */
function sinceStart({ at }: Call, { delivery, startedAt }: Turn): string {
  const start = delivery ? startOf(delivery) : startedAt;
  return Math.max(0, Math.round(at - start)).toLocaleString("en-GB");
}
