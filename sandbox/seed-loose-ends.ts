// What in a seed points at nothing, or is there twice.

interface LooseEnd {
  path: (string | number)[];
  message: string;
}

interface Linked {
  people: { key: string; id: string }[];
  channels: { id: string; name: string; members: string[] }[];
  groups: { id: string; key: string; handle: string; members: string[] }[];
  aws: {
    managementAccountId: string;
    users: { name: string; groups?: string[] | undefined; boundary?: unknown }[];
    policies?: Record<string, unknown> | undefined;
    groups: { name: string }[];
    accounts: { id: string; name: string; email: string; unit?: string | undefined }[];
    elsewhere?: { id: string; name: string }[] | undefined;
    organization?: { units?: string[] | undefined } | undefined;
  };
}

export function looseEnds(seed: Linked): LooseEnd[] {
  return [
    ...repeated(seed),
    ...unknownMembers(seed),
    ...unknownGroups(seed),
    ...unknownBoundaries(seed),
    ...unknownUnits(seed),
  ];
}

function repeated({ people, channels, groups, aws }: Linked): LooseEnd[] {
  const members = aws.accounts;
  return [
    ...twice(["people"], "key", people),
    ...twice(["people"], "id", people),
    ...twice(["channels"], "id", channels),
    ...twice(["channels"], "name", channels),
    ...twice(["groups"], "key", groups),
    ...twice(["groups"], "id", groups),
    ...twice(["groups"], "handle", groups),
    ...twice(["aws", "users"], "name", aws.users),
    ...twice(["aws", "groups"], "name", aws.groups),
    ...twice(["aws", "accounts"], "id", [
      ...members,
      { id: aws.managementAccountId },
      ...(aws.elsewhere ?? []),
    ]),
    ...twice(["aws", "accounts"], "email", members),
  ];
}

function unknownMembers({ people, ...placed }: Linked): LooseEnd[] {
  const among = people.map(({ key }) => key);
  return (["channels", "groups"] as const).flatMap((list) =>
    placed[list].flatMap(({ members }, index) =>
      dangling([list, index, "members"], members, { among, what: "person" }),
    ),
  );
}

function unknownGroups({ aws }: Linked): LooseEnd[] {
  const among = aws.groups.map(({ name }) => name);
  return aws.users.flatMap(({ groups = [] }, index) =>
    dangling(["aws", "users", index, "groups"], groups, { among, what: "group" }),
  );
}

function unknownBoundaries({ aws }: Linked): LooseEnd[] {
  const among = Object.keys(aws.policies ?? {});
  return aws.users.flatMap(({ boundary }, index) =>
    typeof boundary === "string"
      ? dangling(["aws", "users", index], { boundary }, { among, what: "policy" })
      : [],
  );
}

/** Where an account is, and where a unit hangs: each has to be written before what is in it. */
function unknownUnits({ aws }: Linked): LooseEnd[] {
  const units = aws.organization?.units ?? [];
  const accounts = aws.accounts.flatMap(({ unit }, index) =>
    unit === undefined
      ? []
      : dangling(["aws", "accounts", index], { unit }, { among: units, what: "unit" }),
  );
  const parents = units.flatMap((path, index) => {
    const parent = path.split("/").slice(0, -1).join("/");
    const before = { among: units.slice(0, index), what: "unit before it" };
    return parent === ""
      ? []
      : dangling(["aws", "organization", "units"], { [index]: parent }, before);
  });
  return [...accounts, ...parents];
}

function twice<Field extends string>(
  list: string[],
  field: Field,
  entries: Record<Field, string>[],
): LooseEnd[] {
  const values = entries.map((entry) => entry[field]);
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [{ path: [...list, index, field], message: `"${value}" is there already` }],
  );
}

function dangling(
  path: (string | number)[],
  names: string[] | Record<string, string>,
  { among, what }: { among: string[]; what: string },
): LooseEnd[] {
  return Object.entries(names).flatMap(([key, name]) =>
    among.includes(name)
      ? []
      : [
          {
            path: [...path, Array.isArray(names) ? Number(key) : key],
            message: `there is no ${what} "${name}"; there are: ${among.join(", ")}`,
          },
        ],
  );
}
