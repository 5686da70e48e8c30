// Where links lead from here: nothing in a sandbox may end up at the real AWS by accident.

export function addressFor(url: string, person: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, pathname, search } = new URL(url);
  if (!/(^|\.)(signin|console)\.aws\.amazon\.com$/.test(hostname)) return url;
  if (pathname !== "/switchrole") return `/page/outside?${new URLSearchParams({ url }).toString()}`;
  const query = new URLSearchParams(search);
  query.set("person", person);
  return `/page/console?${query.toString()}`;
}
