// What the roles that every new account gets are called in AWS, and which of them Organizations makes.
/** What Organizations calls the role it makes where nothing else is asked for. */
export const USUAL_BIRTH_ROLE = "OrganizationAccountAccessRole";

/** `read-only` → `RolecallReadOnly` */
export function usualRoleName(key: string): string {
  const words = key.split("-").map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `Rolecall${words.join("")}`;
}
