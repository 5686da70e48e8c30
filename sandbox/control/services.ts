// The services a call or a fault can be about, as a list the control API can check against.
import type { Service } from "../calls.ts";

export const services = [
  "slack",
  "iam",
  "sts",
  "organizations",
  "dynamodb",
  "delivery",
] as const satisfies readonly Service[];
