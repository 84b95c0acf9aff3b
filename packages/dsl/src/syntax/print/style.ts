import type { Node } from '../visit.js';
import { spell, type KeywordId, type Vocabulary } from '../tokens/keywords.js';

/** Decides how keywords are spelled. */
export interface Style {
  /** The spelling of one of a node's own keywords. */
  word(node: Node, id: KeywordId): string;
  /** The vocabulary of a node where spelling alone does not say it: units, ranks, glued words. */
  vocabulary(node: Node): Vocabulary;
}

export const styleOf = (vocabulary: Vocabulary): Style => ({
  word: (_node, id) => spell(id, vocabulary),
  vocabulary: () => vocabulary,
});
