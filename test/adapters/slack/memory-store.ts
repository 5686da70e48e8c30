// A request store in memory that can be told to fail.
import { personKey } from "../../../src/domain/person.ts";
import { isIn, isOpen } from "../../../src/domain/request.ts";
import type { AccessRequest, RequestKey } from "../../../src/domain/request.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import type { RequestStore } from "../../../src/ports/request-store.ts";

export function memoryStore() {
  const requests = new Map<string, AccessRequest>();
  const dues = new Map<string, number | null>();
  let broken = false;
  const name = ({ subject, number }: RequestKey) => `${subject}|${number}`;
  const all = () => {
    if (broken) throw new Trouble("The table cannot be reached.", { retryable: true });
    return [...requests.values()];
  };
  const put = (request: AccessRequest, due: number | null) => {
    const stored = { ...request, version: request.version + 1 };
    requests.set(name(stored.key), stored);
    dues.set(name(stored.key), due);
    return stored;
  };
  const find = async (key: RequestKey) => all().find((one) => name(one.key) === name(key));
  const latest = (subject: string) =>
    all()
      .filter((one) => one.key.subject === subject)
      .sort((one, other) => other.key.number - one.key.number)[0];
  const port: RequestStore = {
    load: find,
    recall: find,
    latest: async (subject) => latest(subject),
    recallLatest: latest,
    open: async (request, due) => ((await find(request.key)) ? "changed" : put(request, due)),
    save: async (request, due) =>
      (await find(request.key))?.version === request.version ? put(request, due) : "changed",
    due: async (now) =>
      all()
        .filter((one) => (dues.get(name(one.key)) ?? Infinity) <= now)
        .map((one) => one.key),
    openOf: async (person) =>
      all().filter(
        (one) => isOpen(one) && personKey(one.ask.requester) === personKey(person),
      ),
    waiting: async () => all().filter((one) => isIn(one, "pending")),
    byRef: async (ref) => all().find((one) => one.ref === ref)?.key,
  };
  return {
    port,
    all,
    put,
    works: () => !broken,
    break: () => {
      broken = true;
    },
    mend: () => {
      broken = false;
    },
  };
}
