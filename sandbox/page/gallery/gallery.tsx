// The gallery: every message, form and Home tab of the bot, side by side, drawn as the Slack page draws them.
import { render } from "preact";
import { type Block, type ViewDefinition, withIds } from "../../slack/block-kit.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { StageContext } from "../blocks/stage.ts";
import { control } from "../base/control.ts";
import { switchTheme, theme } from "../base/theme.ts";
import type { GalleryPiece, GallerySection } from "./gallery-section.ts";
import { stillStage } from "./still-stage.ts";

const MOST_NAMES = 3;

function Gallery({ sections }: { sections: readonly GallerySection[] }) {
  return (
    <main>
      <header>
        <h1>Everything the bot can show</h1>
        <button type="button" class="button" onClick={switchTheme}>
          {theme() === "dark" ? "Light" : "Dark"}
        </button>
      </header>
      <p class="lead">
        Made by the bot&#39;s own views, for one request in every state. Nothing here is sent;{" "}
        <a href="/page">in Slack</a> it is.
      </p>
      <nav aria-label="Sections">
        {sections.map(({ title }) => (
          <a key={title} href={`#${anchor(title)}`}>
            {title}
          </a>
        ))}
      </nav>
      {sections.map(({ title, pieces }) => (
        <section key={title} id={anchor(title)}>
          <h2>{title}</h2>
          <div class="pieces">
            {pieces.map((piece) => (
              <Piece key={piece.names.join()} piece={piece} />
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}

function Piece({ piece: { names, blocks = [], view } }: { piece: GalleryPiece }) {
  const caption =
    names.length > MOST_NAMES ? "any other state, should it be asked" : names.join(", ");
  return (
    <figure class={`piece ${view?.type ?? "message"}`}>
      <figcaption>{caption}</figcaption>
      <div class="drawn">
        {view?.type === "modal" ? (
          <FormShown view={view} />
        ) : (
          <Blocks blocks={named(view?.blocks ?? blocks)} />
        )}
      </div>
    </figure>
  );
}

function FormShown({ view: { title, blocks, close, submit } }: { view: ViewDefinition }) {
  return (
    <>
      <p class="modal-title">{title?.text}</p>
      <Blocks blocks={named(blocks)} />
      <p class="modal-foot">
        <span class="button">{close?.text ?? "Close"}</span>
        {submit ? <span class="button primary">{submit.text}</span> : null}
      </p>
    </>
  );
}

let count = 0;

/** Slack names what came without an id; over all pieces, since they stand on one page. */
function named(blocks: readonly Block[]): Block[] {
  return withIds(blocks, () => `block-${(count += 1)}`).map((block) => ({
    ...block,
    block_id: `${block.block_id}-${(count += 1)}`,
  }));
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}

async function show(root: HTMLElement): Promise<void> {
  const [directory, response] = await Promise.all([
    control.directory(),
    fetch("/page/gallery/views.json"),
  ]);
  // Written by this repository's own script, in this shape.
  const sections = (await response.json()) as GallerySection[];
  render(
    <StageContext.Provider value={stillStage(directory)}>
      <Gallery sections={sections} />
    </StageContext.Provider>,
    root,
  );
}

const app = document.getElementById("app");
if (app) void show(app);
