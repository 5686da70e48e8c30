// Which route a method and a path mean, and what to say where there is none.
import { type Route, wrong } from "./route.ts";

export interface Found {
  route: Route;
  params: Record<string, string>;
}

export function findRoute(routes: readonly Route[], method: string, path: string): Found {
  const here = routes.flatMap((route) => {
    const params = matched(route.path, path);
    return params ? [{ route, params }] : [];
  });
  // `/faults` comes before `/faults/:id` for the same text: the literal route is the meant one.
  const found = here.find(({ route }) => route.method === method);
  if (found) return found;
  if (here.length > 0) {
    const methods = here.map(({ route }) => `${route.method} ${route.path}`).join(" and ");
    throw wrong(404, `There is no ${method} ${path}; there is ${methods}.`);
  }
  const all = routes.map((route) => `${route.method} ${route.path}`).join(", ");
  throw wrong(404, `There is nothing at ${path}. There are: ${all}.`);
}

function matched(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? "";
    if (part.startsWith(":") && text !== "") params[part.slice(1)] = decoded(text);
    else if (part !== text) return undefined;
  }
  return params;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong(400, `"${text}" in the address is not encoded rightly.`);
  }
}
