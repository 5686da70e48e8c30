// The fence: a call that changes something is signed, then the claim it is made under is checked, then it is sent.
//
// A claim by itself does not keep a process from calling late: it may be paused between looking at its claim and
// calling, and go on when somebody else has long taken over. IAM knows no fencing token, but it refuses a signature
// that is more than fifteen minutes old. So the order is what counts: whatever holds a call up after the check, it
// carries a date of before the check, when the claim still held, and a quarter of an hour later nobody takes it.
// Checked before it is signed, a call could be held up in between, signed hours later, and be as good as any other.
// Each attempt that the SDK makes is signed anew, and so is checked anew.
import type {
  $Command,
  IAMClient,
  IAMClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from "@aws-sdk/client-iam";
import { Trouble } from "../../domain/trouble.ts";
import type { Hold } from "../../ports/hold.ts";

/** An IAM that may be changed for as long as the hold lasts. */
export interface FencedIam {
  readonly client: IAMClient;
  readonly hold: Hold;
}

export async function sendFenced<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
>(
  { client, hold }: FencedIam,
  command: $Command<Input, Output, IAMClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>,
): Promise<Output> {
  return client.send(fenced(command, hold));
}

type Send<Signed, Answer> = (signed: Signed) => Promise<Answer>;

/** A command of any of the SDK's clients, as far as the fence goes into it. */
interface Fenceable {
  readonly middlewareStack: {
    addRelativeTo(
      middleware: <Signed, Answer>(send: Send<Signed, Answer>) => Send<Signed, Answer>,
      place: { name: string; relation: "after"; toMiddleware: string },
    ): void;
  };
}

/** The same command, which is sent only while the hold lasts. */
export function fenced<Command extends Fenceable>(command: Command, hold: Hold): Command {
  const checked =
    <Signed, Answer>(send: Send<Signed, Answer>): Send<Signed, Answer> =>
    async (signed) => {
      if (hold.isOver()) throw tooLate();
      return send(signed);
    };
  command.middlewareStack.addRelativeTo(checked, {
    name: "rolecallFence",
    relation: "after",
    // If the SDK ever calls it something else, nothing is sent at all.
    toMiddleware: "httpSigningMiddleware",
  });
  return command;
}

function tooLate(): Trouble {
  return new Trouble("This took longer than one turn may take.", { retryable: true });
}
