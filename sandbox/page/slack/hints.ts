// What a newcomer could try, in order; each ticks itself off when the bot was told of it.
import type { Call } from "../../calls.ts";
import type { Directory } from "../../control/directory.ts";

export interface Hint {
  says: string;
  /** To be typed, shown as code. */
  code?: string;
  done: boolean;
}

export function hintsFor(
  { people, bot, command, tryThis }: Directory,
  deliveries: readonly Call[],
): Hint[] {
  if (!tryThis) return [];
  const { asker, approver, account, role, makesAccounts } = tryThis;
  const name = (key: string) => people.find((one) => one.key === key)?.name.split(" ")[0] ?? key;
  const happened = (is: (call: Call) => boolean) =>
    deliveries.some((call) => call.outcome === "ok" && is(call));
  return [
    {
      says: `As ${name(asker)}, type`,
      code: `${command.name} ${account} ${role} fix the DNS`,
      done: happened((call) => isCommand(call) && !/^(help|new .*|new)$/.test(textOf(call))),
    },
    {
      says: `Become ${name(approver)}, open the approvers' channel, click Approve`,
      done: happened(isClickOn("Approve")),
    },
    {
      says: `Be ${name(asker)} again, read the message from ${bot.name}, click Switch role`,
      done: happened(isClickOn("Switch role")),
    },
    ...(makesAccounts
      ? [
          {
            says: "Ask for a whole new account:",
            code: `${command.name} new Acme Rockets`,
            done: happened((call) => isCommand(call) && /^new( |$)/.test(textOf(call))),
          },
        ]
      : []),
  ];
}

function isCommand({ action }: Call): boolean {
  return action === "command";
}

function textOf({ about }: Call): string {
  return about?.["text"] ?? "";
}

function isClickOn(label: string) {
  return ({ action, about }: Call) => action === "block_actions" && about?.["clicked"] === label;
}
