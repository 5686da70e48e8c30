// An admin clicked Revoke, with or without the sessions that are open.
import { revokeAccess } from "../../../operations/revoke-access.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";

export const revokeClicked: ClickHandler = clicked(false);
export const revokeWithSessionsClicked: ClickHandler = clicked(true);

function clicked(sessions: boolean): ClickHandler {
  return ({ ports }, click) =>
    aboutRequest(click, ({ key }) => revokeAccess(ports, { key, by: click.person, sessions }));
}
