// As many accounts as a test asks for: account-1, account-2 and so on, each with one role.
import type { Account } from "../../src/domain/account.ts";

export function slugsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `account-${index + 1}`);
}

export function manyAccounts(count: number): Map<string, Account> {
  return new Map(slugsOf(count).map((slug, index) => [slug, account(slug, index)]));
}

function account(slug: string, index: number): Account {
  const admin = { key: "admin", roleName: "Admin", sessionSeconds: 3600 };
  return { slug, id: String(500_000_000_000 + index), name: slug, roles: [admin] };
}
