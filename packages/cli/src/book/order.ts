import type { CheckedBook } from '@tagwright/dsl';

type Named = { readonly names: readonly string[] };

/** The plan sorts by name; people look for tags and segments in the order that the book has them. */
export interface BookOrder {
  readonly tags: (a: Named, b: Named) => number;
  readonly segments: (a: Named, b: Named) => number;
}

export const bookOrder = ({ tags, segments }: CheckedBook): BookOrder => ({
  tags: inOrderOf(tags.map(({ names }) => names[0] ?? '')),
  segments: inOrderOf(segments.map(({ names }) => names[0]?.text ?? '')),
});

function inOrderOf(names: readonly string[]): (a: Named, b: Named) => number {
  const positions = new Map(names.map((name, i) => [name, i]));
  const position = ({ names: [first = ''] }: Named): number => positions.get(first) ?? positions.size;
  return (a, b) => position(a) - position(b);
}
