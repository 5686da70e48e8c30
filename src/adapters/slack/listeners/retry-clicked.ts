// An approver clicked Retry.
import { retryWork } from "../../../operations/retry-work.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";

export const retryClicked: ClickHandler = ({ ports }, click) =>
  aboutRequest(click, ({ key }) => retryWork(ports, key, click.person));
