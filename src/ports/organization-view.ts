// What we need to know of the organization to find and to show; may be a minute old.
import type { Organization } from "./organization.ts";

/** Throws `Trouble`, also where AWS takes longer than anybody waits for a form. */
export type OrganizationView = Pick<Organization, "accounts" | "units" | "creations">;
