// Where in the organization the account is, and whether it is still open; or whose it is instead.
import { answers } from "./asking-aws.ts";

export function InOrganization({ accountId }: { accountId: string }) {
  const { organization, world } = answers.value ?? {};
  const account = organization?.accounts.find(({ id }) => id === accountId);
  const { elsewhere } = world?.accounts.find(({ id }) => id === accountId) ?? {};
  if (elsewhere) return <Elsewhere {...elsewhere} />;
  if (!account) return null;
  return (
    <>
      <dt>In the organization</dt>
      <dd>
        {account.unit === "" ? "in no unit" : account.unit}
        {closedWords(account.state)}
      </dd>
    </>
  );
}

function Elsewhere({ organizationId }: { organizationId?: string }) {
  return (
    <>
      <dt>In the organization</dt>
      <dd>
        no: a client owns it
        {organizationId === undefined ? "" : `, in the organization ${organizationId}`}
      </dd>
    </>
  );
}

function closedWords(state: string): string {
  if (state === "ACTIVE") return "";
  return state === "PENDING_CLOSURE" ? ", being closed" : ", closed";
}
