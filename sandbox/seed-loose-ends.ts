// What in a seed points at nothing, or is there twice.

interface LooseEnd {
  path: (string | number)[];
  message: string;
}

interface Linked {
  people: { key: string; id: string }[];
  channels: { id: string; name: string; members: string[] }[];
  aws: {
    managementAccountId: string;
    users: { name: string; groups?: string[] | undefined }[];
    groups: { name: string }[];
    accounts: { id: string; name: string; email: string }[];
  };
}

export function looseEnds(seed: Linked): LooseEnd[] {
  const { people, channels, aws } = seed;
  const keys = people.map((person) => person.key);
  const groups = aws.groups.map((group) => group.name);
  const accountIds = aws.accounts.map((account) => account.id);
  return [
    ...twice(["people"], "key", keys),
    ...twice(
      ["people"],
      "id",
      people.map((person) => person.id),
    ),
    ...twice(
      ["channels"],
      "id",
      channels.map((channel) => channel.id),
    ),
    ...twice(
      ["channels"],
      "name",
      channels.map((channel) => channel.name),
    ),
    ...twice(
      ["aws", "users"],
      "name",
      aws.users.map((user) => user.name),
    ),
    ...twice(["aws", "groups"], "name", groups),
    ...twice(["aws", "accounts"], "id", [...accountIds, aws.managementAccountId]),
    ...twice(
      ["aws", "accounts"],
      "email",
      aws.accounts.map((account) => account.email),
    ),
    ...channels.flatMap((channel, index) =>
      dangling(["channels", index, "members"], channel.members, { among: keys, what: "person" }),
    ),
    ...aws.users.flatMap((user, index) =>
      dangling(["aws", "users", index, "groups"], user.groups ?? [], {
        among: groups,
        what: "group",
      }),
    ),
  ];
}

function twice(list: string[], field: string, values: string[]): LooseEnd[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [{ path: [...list, index, field], message: `"${value}" is there already` }],
  );
}

function dangling(
  path: (string | number)[],
  names: string[],
  { among, what }: { among: string[]; what: string },
): LooseEnd[] {
  return names.flatMap((name, index) =>
    among.includes(name)
      ? []
      : [
          {
            path: [...path, index],
            message: `there is no ${what} "${name}"; there are: ${among.join(", ")}`,
          },
        ],
  );
}
