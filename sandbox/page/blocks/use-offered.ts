// What an app offers for what somebody has typed so far.
import { useContext, useEffect, useState } from "preact/hooks";
import type { BlockElement, Option } from "../../slack/block-kit.ts";
import { type FieldPlace, StageContext } from "./stage.ts";

export interface Offered {
  options: Option[];
  /** Said instead of, or beside, the options. */
  says?: string;
}

const PAUSE_MILLISECONDS = 150;
const LEAST_QUERY = 3;

/** Slack knows its people by itself, and offers them before anything is typed. */
function leastQuery({ type, min_query_length: least = LEAST_QUERY }: BlockElement): number {
  return type === "multi_users_select" ? 0 : least;
}

/** Asks a moment after the last key; an answer that a later question overtook is dropped. */
export function useOffered(place: FieldPlace, query: string | undefined): Offered {
  const { form } = useContext(StageContext);
  const [offered, setOffered] = useState<Offered>({ options: [] });
  const least = leastQuery(place.element);
  useEffect(() => {
    if (query === undefined || !form) return undefined;
    if (query.length < least) {
      setOffered({ options: [], says: `Type at least ${least} characters` });
      return undefined;
    }
    let overtaken = false;
    setOffered(({ options }) => ({ options, says: "Loading…" }));
    const timer = setTimeout(() => {
      void form.suggest(place, query).then(({ options, error }) => {
        if (!overtaken) setOffered({ options, ...saying(options, error) });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [query]);
  return offered;
}

function saying(options: readonly Option[], error: string | undefined): { says?: string } {
  if (error !== undefined) return { says: error };
  return options.length === 0 ? { says: "No results" } : {};
}
