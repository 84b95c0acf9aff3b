import type { ParsedFile } from '../parse.js';
import { spell, type KeywordId, type Vocabulary } from '../tokens/keywords.js';
import type { Token } from '../tokens/token.js';
import { children, type Node } from '../visit.js';
import type { Style } from './style.js';

/**
 * Spells every keyword as its author did: by the same keyword among the node's own tokens, else as the node's other
 * keywords are spelled, else as those around it.
 */
export const keepStyle = (parsed: ParsedFile): Style => {
  const own = new Map<Node, readonly Token[]>();
  const vocabularies = new Map<Node, Vocabulary>();

  const assign = (node: Node, tokens: readonly Token[], inherited: Vocabulary): void => {
    const mine: Token[] = [];
    const below = [...children(node)].sort((a, b) => a.span.start - b.span.start);
    const shares = below.map((): Token[] => []);
    let at = 0;
    for (const token of tokens) {
      while (at < below.length && (below[at]?.span.end ?? 0) <= token.span.start) at++;
      const child = below[at];
      if (child !== undefined && child.span.start <= token.span.start) shares[at]?.push(token);
      else mine.push(token);
    }
    const vocabulary = mine.find((token) => token.vocabulary !== undefined)?.vocabulary ?? inherited;
    own.set(node, mine);
    vocabularies.set(node, vocabulary);
    below.forEach((child, index) => assign(child, shares[index] ?? [], vocabulary));
  };
  assign(parsed.file, parsed.tokens, 'en');

  const vocabulary = (node: Node): Vocabulary => vocabularies.get(node) ?? 'en';
  return {
    vocabulary,
    word: (node: Node, id: KeywordId) =>
      spell(id, own.get(node)?.find((token) => token.keyword === id)?.vocabulary ?? vocabulary(node)),
  };
};
