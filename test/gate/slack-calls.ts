// Reads from the code, through the compiler's own eyes, what it asks of Slack and what it listens to.
import { resolve } from "node:path";
import ts from "typescript";

export interface SlackCalls {
  /** Web API methods: `chat.postMessage`, … */
  methods: string[];
  /** What is listened to, by the kind of listener: `command` → `/aws-access`. */
  listeners: Record<"command" | "event", string[]>;
}

type Visitor = (node: ts.Node, checker: ts.TypeChecker) => string | undefined;

const UNKNOWN = "something that is only known when it runs";

function declaredIn(
  symbol: ts.Symbol | undefined,
  packageName: string,
): ts.Declaration | undefined {
  return symbol?.declarations?.find((declaration) =>
    declaration.getSourceFile().fileName.includes(`/node_modules/${packageName}/`),
  );
}

/** `chat.postMessage` for the declaration of postMessage inside chat inside the class of all methods. */
function pathInMethods(declaration: ts.Declaration | undefined): string | undefined {
  const names: string[] = [];
  for (let node: ts.Node | undefined = declaration; node; node = node.parent) {
    if (ts.isClassDeclaration(node))
      return node.name?.text === "Methods" ? names.join(".") : undefined;
    if (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) {
      names.unshift(node.name.getText());
    }
  }
  return undefined;
}

/** A method has a type of its own; a group of methods is an object type written out. */
function isMethod(declaration: ts.Declaration): boolean {
  return (
    ts.isPropertySignature(declaration) &&
    !!declaration.type &&
    !ts.isTypeLiteralNode(declaration.type)
  );
}

function namedProperty(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name);
  if (ts.isElementAccessExpression(node))
    return checker.getSymbolAtLocation(node.argumentExpression);
  if (!ts.isBindingElement(node)) return undefined;
  const name = (node.propertyName ?? node.name).getText();
  return checker.getTypeAtLocation(node.parent).getProperty(name);
}

const mentionedMethod: Visitor = (node, checker) => {
  const declaration = declaredIn(namedProperty(node, checker), "@slack/web-api");
  return declaration && isMethod(declaration) ? pathInMethods(declaration) : undefined;
};

function literal(argument: ts.Expression | undefined, checker: ts.TypeChecker): string {
  const type = argument && checker.getTypeAtLocation(argument);
  return type?.isStringLiteral() ? type.value : UNKNOWN;
}

function calls(node: ts.Node, name: string): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === name
  );
}

const methodByName: Visitor = (node, checker) => {
  if (!calls(node, "apiCall") || handsOn(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node.expression);
  return declaredIn(symbol, "@slack/web-api") ? literal(node.arguments[0], checker) : undefined;
};

/** A client of ours hands on what it was called with, and whoever called it is seen. */
function handsOn({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.expression.kind === ts.SyntaxKind.SuperKeyword
  );
}

const saying: Visitor = (node, checker) => {
  if (!ts.isCallExpression(node)) return undefined;
  const type = checker.getTypeAtLocation(node.expression);
  return type.aliasSymbol?.name === "SayFn" ? "chat.postMessage" : undefined;
};

const listener =
  (kind: "command" | "event"): Visitor =>
  (node, checker) => {
    if (!calls(node, kind)) return undefined;
    const symbol = checker.getSymbolAtLocation(node.expression);
    return declaredIn(symbol, "@slack/bolt") ? literal(node.arguments[0], checker) : undefined;
  };

function programOf(files: Record<string, string>, roots: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile("tsconfig.json", (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options, true);
  const extra = new Map(Object.entries(files).map(([name, text]) => [resolve(name), text]));
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  host.readFile = (name) => extra.get(resolve(name)) ?? read(name);
  host.fileExists = (name) => extra.has(resolve(name)) || exists(name);
  host.getSourceFile = (name, target) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, target, true);
  };
  return ts.createProgram([...roots, ...extra.keys()], options, host);
}

/** Of all files of a folder, or of the files given by name and text. */
export function slackCalls(
  where: { folder: string } | { files: Record<string, string> },
): SlackCalls {
  const files = "files" in where ? where.files : {};
  const roots = "folder" in where ? ts.sys.readDirectory(where.folder, [".ts"]) : [];
  const program = programOf(
    files,
    roots.map((name) => resolve(name)),
  );
  const checker = program.getTypeChecker();
  const mine = new Set([...roots, ...Object.keys(files)].map((name) => resolve(name)));
  const collect = (...visitors: Visitor[]): string[] => {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      for (const visitor of visitors) {
        const name = visitor(node, checker);
        if (name !== undefined) found.add(name);
      }
      node.forEachChild(visit);
    };
    for (const file of program.getSourceFiles()) if (mine.has(resolve(file.fileName))) visit(file);
    return [...found].sort();
  };
  return {
    methods: collect(mentionedMethod, methodByName, saying),
    listeners: { command: collect(listener("command")), event: collect(listener("event")) },
  };
}
