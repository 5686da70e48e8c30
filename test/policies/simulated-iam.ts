// Asks iam-simulate, a judge of IAM policies that others wrote, what AWS answers to a request.
import { runSimulation } from "@cloud-copilot/iam-simulate";

export interface Asked {
  /** ARN of the user, or of the session in a role. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  readonly context: Readonly<Record<string, string>>;
  /** The policies of the user and of the user's groups, or of the role. */
  readonly identity: readonly object[];
  readonly boundary?: object | undefined;
  readonly sessionPolicy?: object | undefined;
  readonly trust?: object;
}

export type Verdict = "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied";

/** Fails where it does not understand the question, rather than leave a part of it out. */
export async function simulate(asked: Asked): Promise<Verdict> {
  const { boundary } = asked;
  const answer = await runSimulation(
    {
      request: {
        principal: asked.principal,
        action: asked.action,
        resource: { resource: asked.resource, accountId: asked.resourceAccount },
        contextVariables: { ...asked.context },
      },
      identityPolicies: asked.identity.map((policy, at) => ({ name: `policy ${at}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: asked.trust,
      sessionPolicy: asked.sessionPolicy,
      ...(boundary && { permissionBoundaryPolicies: [{ name: "boundary", policy: boundary }] }),
    },
    {},
  );
  if (answer.resultType !== "single")
    throw new Error(`iam-simulate did not answer: ${JSON.stringify({ asked, answer })}`);
  const { ignoredContextKeys = [] } = answer.result;
  if (ignoredContextKeys.length > 0)
    throw new Error(`iam-simulate left out ${ignoredContextKeys.join(", ")}`);
  return answer.overallResult;
}
