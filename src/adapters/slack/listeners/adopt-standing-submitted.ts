// An admin sent the form that adopts access which was there before.
import { isRefusal } from "../../../domain/refusal.ts";
import { adoptStanding } from "../../../operations/adopt-standing.ts";
import { BLOCKS } from "../ids.ts";
import { readStandingValue } from "../standing-value.ts";
import { standingAdopted } from "../views/adopt-modal.ts";
import { sentenceModal } from "../views/sentence-modal.ts";
import { pickedTime } from "./form-values.ts";
import { refused } from "./submission.ts";
import type { SubmissionHandler } from "./submission.ts";

export const adoptStandingSubmitted: SubmissionHandler = async ({ ports }, { person, view }) => {
  const which = readStandingValue(view.private_metadata);
  if (!which) throw new Error("The form does not say whose access is meant.");
  const lasting = pickedTime(view, BLOCKS.adoptTime) ?? "";
  const adopted = await adoptStanding(ports, { ...which, by: person, lasting });
  if (!isRefusal(adopted)) return { then: "show", view: sentenceModal(standingAdopted(adopted)) };
  const isAboutTime = adopted.refused === "odd-time" || adopted.refused === "too-long";
  return refused(adopted, isAboutTime ? BLOCKS.adoptTime : undefined);
};
