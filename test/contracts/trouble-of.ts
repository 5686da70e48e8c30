// What a call that must fail throws, to be looked at.
import { Trouble } from "../../src/domain/trouble.ts";

export async function troubleOf(call: Promise<unknown>): Promise<Trouble> {
  const met: unknown = await call.then(
    () => new Error("there was no trouble"),
    (error: unknown) => error,
  );
  if (met instanceof Trouble) return met;
  throw met;
}
