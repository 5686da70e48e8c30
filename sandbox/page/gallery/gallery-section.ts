// The shape of views.json: what the bot can show, in sections, each piece once.
import type { Block, ViewDefinition } from "../../slack/block-kit.ts";

export interface GallerySection {
  title: string;
  pieces: GalleryPiece[];
}

export interface GalleryPiece {
  /** When it is shown: one piece may stand for several states. */
  names: string[];
  /** Of a message. */
  blocks?: Block[];
  /** A modal or a Home tab. */
  view?: ViewDefinition;
}
