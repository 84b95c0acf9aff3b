import type { Book, Condition, Value } from '../model/index.js';
import { walk } from '../model/walk.js';

/** A tag or a segment, by its first name. */
export interface Subject {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
}

/** The answers that follow from a customer's own facts and the instant alone: nothing that they rest on looks at everybody. */
export function ownAnswers(book: Book): readonly Subject[] {
  const all: Subject[] = [
    ...book.tags.map(({ names }) => ({ kind: 'tag' as const, name: names[0] })),
    ...book.segments.map(({ names }) => ({ kind: 'segment' as const, name: names[0] })),
  ];
  return all.filter(({ kind, name }) => !looksAtEverybody(book, kind, name));
}

function looksAtEverybody(book: Book, kind: 'tag' | 'segment' | 'metric', name: string): boolean {
  const things = { tag: book.tags, segment: book.segments, metric: book.metrics };
  const thing = things[kind].find(({ names }) => names[0] === name);
  let found = false;
  walk(thing, (node) => {
    const part = node as Value | Condition;
    if (part.kind === 'rank' || part.kind === 'score' || (part.kind === 'aggregate' && part.overall)) found = true;
    if (part.kind === 'metric') found ||= looksAtEverybody(book, 'metric', part.metric);
    if (part.kind === 'segment') found ||= looksAtEverybody(book, 'segment', part.segment);
    if (part.kind === 'tag' || part.kind === 'tag-order' || part.kind === 'tag-known') {
      found ||= looksAtEverybody(book, 'tag', part.tag);
    }
    if (part.kind === 'changed' && 'tag' in part.of) found ||= looksAtEverybody(book, 'tag', part.of.tag);
  });
  return found;
}
