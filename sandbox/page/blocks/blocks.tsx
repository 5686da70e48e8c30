// Block Kit on a page: every block this sandbox knows, one below the other.
import type { Block } from "../../slack/block-kit.ts";
import { AppElement } from "./app-element.tsx";
import { InputField } from "./input-field.tsx";
import { RichText } from "./rich-text.tsx";
import { plainWords, Text } from "./text.tsx";

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        <OneBlock key={keyOf(block, index)} block={block} />
      ))}
    </div>
  );
}

/** Ids that Slack made up change with every redraw; what somebody is doing in a block must not be lost by it. */
function keyOf(block: Block, index: number): string {
  return block.type === "input" ? block.block_id : `${block.type} ${index}`;
}

function OneBlock({ block }: { block: Block }) {
  switch (block.type) {
    case "section":
      return <Section block={block} />;
    case "header":
      return (
        // Not a heading of the page: Slack's own outline must not jump with what apps write.
        <p class="block header">{plainWords(block.text)}</p>
      );
    case "context":
      return (
        <div class="block context">
          {block.elements.map((text, index) => (
            <span key={index}>
              <Text text={text} />
            </span>
          ))}
        </div>
      );
    case "divider":
      return <hr class="block divider" />;
    case "actions":
      return (
        <div class="block actions">
          {block.elements.map((element) => (
            <AppElement key={element.action_id} place={{ block, element }} />
          ))}
        </div>
      );
    case "input":
      return <InputField block={block} />;
    case "rich_text":
      return (
        <div class="block rich">
          <RichText parts={block.elements} />
        </div>
      );
  }
}

function Section({ block }: { block: Extract<Block, { type: "section" }> }) {
  return (
    <div class="block section">
      <div class="said">
        {block.text && <Text text={block.text} />}
        {block.fields && (
          <div class="fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div class="accessory">
          <AppElement place={{ block, element: block.accessory }} />
        </div>
      )}
    </div>
  );
}
