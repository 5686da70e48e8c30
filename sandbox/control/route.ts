// What one route of the control API is, and how a wrong call of it is answered.
import { z } from "zod";

export interface Asked {
  /** The `:names` of the path. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

export interface Route {
  method: "GET" | "POST" | "DELETE";
  path: string;
  says: string;
  example?: unknown;
  answer(asked: Asked): unknown;
}

interface PostOf<Body> {
  says: string;
  body: z.ZodType<Body>;
  /** A right body, shown to whoever sends a wrong one. */
  example: unknown;
  answer(asked: Asked & { body: Body }): unknown;
}

export function get(path: string, says: string, answer: Route["answer"]): Route {
  return { method: "GET", path, says, answer };
}

export function remove(path: string, says: string, answer: Route["answer"]): Route {
  return { method: "DELETE", path, says, answer };
}

export function post<Body>(path: string, route: PostOf<Body>): Route {
  const { says, example, body: shape } = route;
  const answer = (asked: Asked) => {
    const parsed = shape.safeParse(asked.body);
    if (parsed.success) return route.answer({ ...asked, body: parsed.data });
    throw wrong(
      400,
      `POST ${path} does not take this body.\n${z.prettifyError(parsed.error)}\n` +
        `A right one is: ${JSON.stringify(example)}`,
    );
  };
  return { method: "POST", path, says, example, answer };
}

/** The caller's mistake, told in a sentence that says what is right. */
export function wrong(status: 400 | 403 | 404, sentence: string): Error & { status: number } {
  return Object.assign(new Error(sentence), { status });
}

/** What the sandbox itself objects to is the caller's to mend. */
export function takenOrWrong(change: () => void): { done: true } {
  try {
    change();
  } catch (error) {
    throw wrong(400, error instanceof Error ? error.message : String(error));
  }
  return { done: true };
}

export function statusOf(error: unknown): number {
  return error instanceof Error && "status" in error && typeof error.status === "number"
    ? error.status
    : 500;
}

interface PlainText {
  plainText: string;
}

export function isPlainText(answer: unknown): answer is PlainText {
  return typeof answer === "object" && answer !== null && "plainText" in answer;
}

/** `?plain=1` asks for text to read rather than JSON. */
export function wantsPlain(query: URLSearchParams): boolean {
  const value = query.get("plain");
  return value !== null && value !== "0";
}
