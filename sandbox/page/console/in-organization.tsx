// Where in the organization the account is, and whether it is still open.
import { answers } from "./asking-aws.ts";

export function InOrganization({ accountId }: { accountId: string }) {
  const account = answers.value?.organization.accounts.find(({ id }) => id === accountId);
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

function closedWords(state: string): string {
  if (state === "ACTIVE") return "";
  return state === "PENDING_CLOSURE" ? ", being closed" : ", closed";
}
