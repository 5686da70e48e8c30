// Somebody who is done clicked to give their access back.
import { giveBack } from "../../../operations/give-back.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";

export const doneClicked: ClickHandler = ({ ports }, click) =>
  aboutRequest(click, ({ key }) => giveBack(ports, key, click.person));
