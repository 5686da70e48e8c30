// An approver clicked Approve.
import { approveRequest } from "../../../operations/approve-request.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";

export const approveClicked: ClickHandler = ({ ports }, click) =>
  aboutRequest(click, ({ key, extension }) =>
    approveRequest(ports, { key, approver: click.person, meant: extension }),
  );
