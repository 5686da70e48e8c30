// A trust policy that others wrote, read into statements that can be judged.

export interface ConditionTest {
  /** As it is written: `StringEquals`, `BoolIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface TrustStatement {
  /** What the client finds it by: its Sid, or its place. */
  readonly name: string;
  readonly effect: "Allow" | "Deny";
  readonly principals: readonly { readonly kind: string; readonly value: string }[];
  /** All but those are meant. */
  readonly isAllBut: boolean;
  readonly actions: readonly string[];
  readonly isAllActionsBut: boolean;
  readonly tests: readonly ConditionTest[];
}

export interface ReadTrust {
  readonly statements: readonly TrustStatement[];
  /** Whether `${…}` stands for something; in documents of an older version it is plain text. */
  readonly hasVariables: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Null where it is no policy. */
export function readTrust(document: unknown): ReadTrust | null {
  if (!isFields(document)) return null;
  const statements = listed(document["Statement"]);
  if (!statements.every(isFields)) return null;
  return {
    statements: statements.map(readStatement),
    hasVariables: document["Version"] === "2012-10-17",
  };
}

function readStatement(written: Fields, at: number): TrustStatement {
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Condition } = written;
  return {
    name: typeof Sid === "string" && Sid !== "" ? `"${Sid}"` : `number ${at + 1}`,
    effect: Effect === "Allow" ? "Allow" : "Deny",
    principals: readPrincipals(Principal ?? NotPrincipal),
    isAllBut: Principal === undefined,
    actions: listed(Action ?? NotAction).map(String),
    isAllActionsBut: Action === undefined,
    tests: readTests(Condition),
  };
}

function readPrincipals(written: unknown): TrustStatement["principals"] {
  if (!isFields(written))
    return listed(written).map((value) => ({ kind: "AWS", value: String(value) }));
  return Object.entries(written).flatMap(([kind, values]) =>
    listed(values).map((value) => ({ kind, value: String(value) })),
  );
}

function readTests(written: unknown): readonly ConditionTest[] {
  if (!isFields(written)) return [];
  return Object.entries(written).flatMap(([operator, keys]) =>
    Object.entries(isFields(keys) ? keys : {}).map(([key, values]) => {
      return { operator, key, values: listed(values).map(String) };
    }),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listed(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
