// Reads what is typed after a verb; what cannot be read is wrong usage, in words.
import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { wrongUsage } from "./verb.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

export interface Typed {
  readonly names: readonly string[];
  isSet(option: string): boolean;
  valueOf(option: string): string | undefined;
}

export interface Grammar {
  readonly options: Options;
  readonly least: number;
  readonly most: number;
}

export function readTyped(words: readonly string[], { options, least, most }: Grammar): Typed {
  const { positionals, values } = parse(words, options);
  if (positionals.length < least) throw wrongUsage("Something is missing.");
  const [extra] = positionals.slice(most);
  if (extra !== undefined) throw wrongUsage(`"${extra}" is one word too many.`);
  return {
    names: positionals,
    isSet: (option) => values[option] === true,
    valueOf: (option) => {
      const value = values[option];
      return typeof value === "string" ? value : undefined;
    },
  };
}

function parse(words: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!isOfParsing(error)) throw error;
    // Its second sentence is about `--`, which helps nobody here.
    const [said = ""] = error.message.split(". ");
    throw wrongUsage(`${said.replace(/\.$/, "")}.`);
  }
}

function isOfParsing(error: unknown): error is { readonly message: string } {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}
