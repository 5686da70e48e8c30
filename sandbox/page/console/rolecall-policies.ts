// Policies that Rolecall wrote, known by their names: what each is for, since or until when, in words.
import type { PolicyDocument } from "../../aws/policy/policy-document.ts";
import { momentWords } from "../base/time-words.ts";
import { statementsOf } from "./policy-statements.ts";

/** A guard refuses from a moment on; `ended` at once; `access` lets in without a group; `sessions` ends open ones. */
const KINDS = ["guard", "ended", "access", "sessions"] as const;

export interface RolecallPolicy {
  name: string;
  kind: (typeof KINDS)[number];
  /** "client-a as admin"; of `sessions`, the IAM user. */
  about: string;
  /** Of the request: R-7K3QXA. */
  ref: string;
  /** The moment it turns at. */
  at?: number;
  resources: readonly string[];
}

const NAME = /^rolecall-([a-z]+)\.(.+)\.(R-\w+)$/;

export function rolecallPolicy(name: string, document: PolicyDocument): RolecallPolicy | undefined {
  const [, word, owner = "", ref = ""] = NAME.exec(name) ?? [];
  const kind = KINDS.find((one) => one === word);
  if (!kind) return undefined;
  const about = kind === "sessions" ? owner : owner.replace(/^(.*)\.([^.]*)$/, "$1 as $2");
  const at = momentIn(document);
  const resources = statementsOf(document).flatMap(({ Resource = [] }) => Resource);
  return { name, kind, about, ref, resources, ...(at === undefined ? {} : { at }) };
}

/** As it is found among the policies of a user or a role. */
export function heldWords(policy: RolecallPolicy, now: number): string {
  const { kind, at, ref } = policy;
  const words = at !== undefined && at <= now ? TURNED[kind] : AHEAD[kind];
  const when = at === undefined ? "a moment that it does not name" : momentWords(at, now);
  return `${words(policy.about, when)} (${ref})`;
}

type Words = (about: string, when: string) => string;

const AHEAD: Record<RolecallPolicy["kind"], Words> = {
  guard: (about, when) => `Guard: ${about} until ${when}, then AWS refuses it`,
  ended: (about) => `Ended: AWS refuses ${about}, without a date`,
  access: (about, when) => `Direct access, without a group: ${about} until ${when}`,
  sessions: (user, when) => `Sessions of ${user} opened before ${when} are ended`,
};

/** Once the moment is past. */
const TURNED: Record<RolecallPolicy["kind"], Words> = {
  ...AHEAD,
  guard: (about, when) => `Guard, in force since ${when}: AWS refuses ${about}`,
  access: (about, when) => `Direct access, over since ${when}: ${about}`,
};

/** The date that a condition of it compares with. */
function momentIn(document: PolicyDocument): number | undefined {
  const written = statementsOf(document)
    .flatMap(({ Condition = {} }) => Object.entries(Condition))
    .filter(([operator]) => operator.startsWith("Date"))
    .flatMap(([, keys]) => Object.values(keys).flat());
  const at = Date.parse(String(written[0]));
  return Number.isNaN(at) ? undefined : at;
}
