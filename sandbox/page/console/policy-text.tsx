// A policy, or a part of one, as it is written.

export function PolicyText({ title, document }: { title: string; document: object }) {
  return (
    <figure class="policy">
      <figcaption>{title}</figcaption>
      <pre tabIndex={0}>{JSON.stringify(document, null, 2)}</pre>
    </figure>
  );
}
