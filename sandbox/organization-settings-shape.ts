// How the sandbox's Organizations behaves, as a seed or a visitor may set it.
import { z } from "zod";

const milliseconds = z.number().int().nonnegative().exactOptional();

export const organizationSettings = z.strictObject({
  quota: z.number().int().positive().exactOptional(),
  creationMilliseconds: milliseconds,
  entryMilliseconds: milliseconds,
  closureMilliseconds: milliseconds,
  closuresPerMonth: z.number().int().nonnegative().exactOptional(),
  closedState: z.enum(["SUSPENDED", "CLOSED"]).exactOptional(),
  features: z.enum(["ALL", "CONSOLIDATED_BILLING"]).exactOptional(),
  throttles: z.boolean().exactOptional(),
  emptyPageEvery: z.number().int().nonnegative().exactOptional(),
});
