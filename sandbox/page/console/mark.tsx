// A tick or a cross before what AWS says; what it means is always said in words as well.

export function Mark({ isIn }: { isIn: boolean }) {
  return (
    <span class={isIn ? "mark yes" : "mark no"} aria-hidden="true">
      {isIn ? "✓" : "✕"}
    </span>
  );
}
