import type { Book } from '../model/index.js';
import { simpler, without } from '../shrink.js';
import type { Happening, Story, StoryFact } from './story.js';

/** Every story that is smaller than this one by a step: fewer happenings, facts, customers, rules, or simpler ones. */
export function* smallerStories(story: Story): Generator<Story> {
  const { books, happenings } = story;
  const [first] = books;
  if (first && books.length > 1) {
    yield {
      ...story,
      books: [first],
      happenings: happenings.map((one) => (one.kind === 'step' ? { ...one, book: 0 } : one)),
    };
  }
  for (const fewer of without(happenings, 1)) yield { ...story, happenings: fewer };
  for (const id of customersIn(happenings)) {
    yield { ...story, happenings: withFacts(happenings, (fact) => !isAbout(fact, id)) };
  }
  for (const [i, one] of happenings.entries()) {
    if (one.kind !== 'arrival') continue;
    for (const facts of without(one.facts)) yield { ...story, happenings: happenings.with(i, { ...one, facts }) };
  }
  for (const key of ['segments', 'tags', 'metrics', 'events', 'lists'] as const) yield* withoutDeclared(story, key);
  for (const smaller of simplerBooks(books)) yield { ...story, books: smaller };
  for (const smaller of simpler(happenings)) yield { ...story, happenings: smaller as readonly Happening[] };
}

function* withoutDeclared(story: Story, key: 'segments' | 'tags' | 'metrics' | 'events' | 'lists'): Generator<Story> {
  const { books } = story;
  const names = new Set(books.flatMap((book) => book[key].map((one) => one.names[0])));
  for (const name of names) {
    const fewer = books.map((book): Book => ({ ...book, [key]: book[key].filter((one) => one.names[0] !== name) }));
    yield { ...story, books: fewer };
  }
}

/** Of two books only the rules are made simpler, since both speak of the same things. */
function* simplerBooks(books: readonly Book[]): Generator<readonly Book[]> {
  if (books.length === 1) {
    for (const smaller of simpler(books[0])) yield [smaller as Book];
    return;
  }
  for (const [i, book] of books.entries()) {
    const { tags, segments, metrics } = book;
    for (const rules of simpler({ tags, segments, metrics })) {
      yield books.with(i, { ...book, ...(rules as Pick<Book, 'tags' | 'segments' | 'metrics'>) });
    }
  }
}

function withFacts(happenings: readonly Happening[], keep: (fact: StoryFact) => boolean): readonly Happening[] {
  return happenings.map((one) => (one.kind === 'arrival' ? { ...one, facts: one.facts.filter(keep) } : one));
}

function customersIn(happenings: readonly Happening[]): ReadonlySet<string> {
  const facts = happenings.flatMap((one) => (one.kind === 'arrival' ? one.facts : []));
  return new Set(facts.flatMap(idsIn));
}

function isAbout(fact: StoryFact, id: string): boolean {
  return idsIn(fact).includes(id);
}

function idsIn(fact: StoryFact): readonly string[] {
  switch (fact.kind) {
    case 'event':
      return [fact.event.customer];
    case 'delete-event':
      return [];
    case 'customer':
      return [fact.id];
    case 'merge':
      return [fact.customer, fact.merged];
    case 'unmerge':
      return [fact.merged];
    case 'hand-set':
    case 'hand-remove':
    case 'erase':
      return [fact.customer];
  }
}
