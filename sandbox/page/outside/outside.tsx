// Behind a link that would lead out of the sandbox to the real AWS: says so, and goes nowhere.
import { render } from "preact";
import "../base/theme.ts";

function Outside({ url }: { url: string }) {
  return (
    <main>
      <h1>The sandbox ends here</h1>
      <p>In real life this link leads to AWS:</p>
      <p>
        <code>{url}</code>
      </p>
      <p>
        In the sandbox everybody is signed in already: follow the link to switch role, and you stand
        in the sandbox's own console.
      </p>
    </main>
  );
}

const root = document.getElementById("app");
if (root) render(<Outside url={new URLSearchParams(location.search).get("url") ?? ""} />, root);
