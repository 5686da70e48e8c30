// The requester clicked Withdraw.
import { withdrawRequest } from "../../../operations/withdraw-request.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";

export const withdrawClicked: ClickHandler = ({ ports }, click) =>
  aboutRequest(click, ({ key }) => withdrawRequest(ports, key, click.person));
