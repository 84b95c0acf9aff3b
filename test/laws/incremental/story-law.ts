import { smallest } from '../../oracle/shrink.js';
import { Dice } from '../../oracle/index.js';
import { randomStory, smallerStories, type Story } from '../../oracle/story/index.js';
import { BookRefused } from '../book-text.js';
import type { Database } from '../databases.js';
import type { Breach, Law, Verdict } from '../law.js';
import { told, type Told } from './replay.js';
import { storyText } from './story-text.js';

/** Whatever a law about stories finds at fault in one; empty: it holds. Throws where something else is wrong. */
export type Fault = (told: Told, databases: readonly Database[]) => Promise<readonly string[]>;

/** A law of stories, which may be tried on a story of one's own. */
export interface StoryLaw extends Law {
  readonly faultsIn: Fault;
}

/** A law that random stories can break. */
export function storyLaw(name: string, says: string, faultsIn: Fault): StoryLaw {
  return {
    name,
    says,
    faultsIn,
    try: async (seed, { databases, shrinkMs }): Promise<Verdict> => {
      const story = storyThatChecks(seed);
      const cases = story.happenings.filter(({ kind }) => kind === 'step').length;
      const found = await foundIn(faultsIn, story, databases);
      if (found === undefined) return { cases, stories: 1, broken: undefined };
      return { cases, stories: 1, broken: await breach(name, faultsIn, story, found, databases, seed, shrinkMs) };
    },
  };
}

/** A checker may have something against the later book. */
function storyThatChecks(seed: number): Story {
  const story = randomStory(new Dice(seed));
  try {
    told(story);
    return story;
  } catch (thrown) {
    const [book] = story.books;
    if (!(thrown instanceof BookRefused) || book === undefined || story.books.length === 1) throw thrown;
    return {
      ...story,
      books: [book],
      happenings: story.happenings.map((one) => (one.kind === 'step' ? { ...one, book: 0 } : one)),
    };
  }
}

/** What is wrong; something that is thrown is wrong too. */
interface Found {
  readonly threw: boolean;
  readonly faults: readonly string[];
}

async function foundIn(faultsIn: Fault, story: Story, databases: readonly Database[]): Promise<Found | undefined> {
  const prepared = told(story);
  try {
    const faults = await faultsIn(prepared, databases);
    return faults.length === 0 ? undefined : { threw: false, faults };
  } catch (thrown) {
    return { threw: true, faults: [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)] };
  }
}

async function breach(
  name: string,
  faultsIn: Fault,
  story: Story,
  found: Found,
  databases: readonly Database[],
  seed: number,
  shrinkMs: number,
): Promise<Breach> {
  const end = performance.now() + shrinkMs;
  // One database is enough to make it smaller on, if it goes wrong there.
  const [first] = databases;
  const alone = first === undefined ? undefined : await foundIn(faultsIn, story, [first]);
  const enough = first !== undefined && alone !== undefined ? [first] : databases;
  const small = await smallest(
    story,
    smallerStories,
    async (smaller) => {
      try {
        const other = await foundIn(faultsIn, smaller, enough);
        return other !== undefined && isAlike(other, alone ?? found);
      } catch {
        // What a checker refuses is no counterexample.
        return false;
      }
    },
    () => performance.now() > end,
  );
  const faults = (await foundIn(faultsIn, small, databases))?.faults ?? found.faults;
  return {
    story: `${storyText(small)}\n\n${faults.slice(0, 12).join('\n')}`,
    folder: 'incremental',
    regression: { law: name, seed, why: faults[0] ?? '', text: storyText(small).split('\n'), story: small },
  };
}

/** The same kind of fault: instants, names and numbers change as a story shrinks. */
function isAlike(a: Found, b: Found): boolean {
  return a.threw === b.threw && kindOf(a) === kindOf(b);
}

function kindOf({ threw, faults }: Found): string {
  const first = faults[0] ?? '';
  return threw
    ? first.slice(0, 40)
    : (/the oracle says .* the (?:engine|log)|the log ends|due|tw_\w+|entry/.exec(first)?.[0] ?? '').replace(
        /says .* the/,
        '',
      );
}
