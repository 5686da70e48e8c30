// Listens for the time in AWS's answers, also in those that refuse a call for its own time.

interface Answered {
  readonly response: unknown;
}

/** Any of the SDK's clients, as far as this goes into it. */
interface Listenable {
  readonly middlewareStack: {
    add(
      middleware: <Asked, Answer extends Answered>(
        next: (asked: Asked) => Promise<Answer>,
      ) => (asked: Asked) => Promise<Answer>,
      place: { step: "deserialize"; name: string; priority: "low" },
    ): void;
  };
}

/** The same client. `heard`: the milliseconds of AWS's clock. */
export function heardClock<Client extends Listenable>(
  client: Client,
  heard: (milliseconds: number) => void,
): Client {
  client.middlewareStack.add(
    (next) => async (asked) => {
      const answer = await next(asked);
      const said = dateIn(answer.response);
      if (said !== undefined) heard(said);
      return answer;
    },
    // Next to the wire: before what is answered becomes an error.
    { step: "deserialize", name: "rolecallClock", priority: "low" },
  );
  return client;
}

function dateIn(response: unknown): number | undefined {
  const { headers = {} } = response as { readonly headers?: Readonly<Record<string, string>> };
  const said = Date.parse(headers["date"] ?? "");
  return Number.isNaN(said) ? undefined : said;
}
