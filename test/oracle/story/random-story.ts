import { randomBook, randomBookWithoutRanks } from '../generate/book.js';
import type { Dice } from '../generate/dice.js';
import { randomNow, turningPoints } from '../generate/instants.js';
import type { Book } from '../model/index.js';
import { laterBook, withoutOne } from './later-book.js';
import { Reporter } from './reporter.js';
import type { Happening, Step, Story } from './story.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** A book, few customers, facts in any order, and steps whose instants are where something turns. */
export function randomStory(dice: Dice): Story {
  const book = smallBook(dice);
  const books = dice.chance(0.35) ? [book, laterBook(dice, book)] : [book];
  const reporter = new Reporter(dice, book, books);
  let clock = randomNow(dice, book);
  let current = 0;
  const step = (fixed: boolean): Step => ({ kind: 'step', at: clock, book: current, fixed });
  const happenings: Happening[] = [reporter.beginning(clock), step(true)];
  const rounds = dice.int(2, 8);
  const change = dice.int(1, rounds);
  const sparse = dice.pick([0, 0, 0.3, 0.6]);
  for (let round = 1; round <= rounds; round++) {
    clock = nextInstant(dice, book, reporter, clock);
    if (dice.chance(0.75)) happenings.push(reporter.arrival(clock));
    const changesBook = books.length > 1 && round === change;
    if (changesBook) current = 1;
    if (changesBook || dice.chance(0.6)) happenings.push(step(changesBook || dice.chance(sparse)));
    // Facts may come at the very instant of a step, after it.
    if (dice.chance(0.15)) happenings.push(reporter.arrival(clock));
  }
  // Of few customers a quarter is soon dirty: most stories are to be told step by step all the same.
  const fallBack = dice.chance(0.15) ? 0.25 : 100;
  return { books, fallBack, happenings: [...happenings, step(true)] };
}

/** Few rules are tried far more often than many in the same time. */
function smallBook(dice: Dice): Book {
  let book = dice.chance(0.6) ? randomBookWithoutRanks(dice) : randomBook(dice);
  for (let i = dice.pick([0, 2, 4, 6]); i > 0; i--) {
    if (book.tags.length + book.segments.length > 2) book = withoutOne(dice, book);
  }
  return book;
}

/** From no time at all to a year; mostly to where an answer may turn, to the millisecond. */
function nextInstant(dice: Dice, book: Book, reporter: Reporter, clock: number): number {
  const aimed = () => {
    const span = dice.pick([HOUR, DAY, DAY, 8 * DAY, 8 * DAY, 40 * DAY, 400 * DAY]);
    const points = turningPoints(book, reporter.facts(), clock, clock + span);
    return points.length === 0 ? clock + span : dice.pick(points);
  };
  return dice.weighted<() => number>([
    [1, () => clock],
    [1, () => clock + 1],
    [2, () => clock + SECOND],
    [1, () => clock + dice.pick([60 * SECOND, HOUR])],
    [2, () => clock + DAY],
    [1, () => clock + dice.pick([7, 7, 31, 31, 366]) * DAY],
    [9, aimed],
  ])();
}
