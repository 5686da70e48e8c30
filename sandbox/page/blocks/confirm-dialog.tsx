// The question Slack asks before it sends a press on, where the app wanted one.
import { useId } from "preact/hooks";
import type { ConfirmDialog as Question } from "../../slack/block-kit.ts";
import { Dialog } from "./dialog.tsx";
import { plainWords, Text } from "./text.tsx";

interface ConfirmProps {
  question: Question & { style?: string };
  onAnswer: (yes: boolean) => void;
}

export function ConfirmDialog({ question, onAnswer }: ConfirmProps) {
  const title = useId();
  const { style = "primary" } = question;
  return (
    <Dialog labelledBy={title} kind="confirm" onClose={() => onAnswer(false)}>
      <h2 id={title}>{plainWords(question.title)}</h2>
      <div class="dialog-body">
        <Text text={question.text} />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {plainWords(question.deny)}
        </button>
        <button type="button" class={`button ${style}`} onClick={() => onAnswer(true)}>
          {plainWords(question.confirm)}
        </button>
      </footer>
    </Dialog>
  );
}
