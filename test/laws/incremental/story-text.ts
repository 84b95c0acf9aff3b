import type { Happening, Story, StoryFact } from '../../oracle/story/index.js';
import { bookStory, written } from '../question.js';

/** A story for people: its books, and what happens, line by line. */
export function storyText({ books, happenings }: Story): string {
  const texts = books.map((book, i) => `// book ${i}\n${bookStory(written('plain', { book }))}`);
  return [...texts, ...happenings.flatMap(linesOf)].join('\n');
}

function linesOf(one: Happening): readonly string[] {
  const at = `${one.at} ${new Date(one.at).toISOString()}`;
  if (one.kind === 'step') return [`${at} step, book ${one.book}${one.fixed ? ', in both cadences' : ''}`];
  return one.facts.map((fact) => `${at} ${factText(fact)}`);
}

function factText(fact: StoryFact): string {
  const { kind, ...rest } = fact.kind === 'event' ? { ...fact.event, kind: `event ${fact.event.kind}` } : fact;
  return `${kind} ${JSON.stringify(rest)}`;
}
