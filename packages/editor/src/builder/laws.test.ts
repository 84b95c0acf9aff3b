import { describe, expect, it } from 'vitest';
import { Dice } from '../../../../test/oracle/index.js';
import { Drawing, randomText } from './laws.harness.js';
import { SAMPLE } from './sample.harness.js';
import { Trial } from './trial.harness.js';

const BOOKS = Number(process.env['TAGWRIGHT_BUILDER_BOOKS'] ?? 16);
const SEED = Number(process.env['TAGWRIGHT_SEED']);

/** Whatever the dice say, all of these are tried. */
const GESTURES = [
  'add', 'add a step', 'add a value', 'add habit', 'add times', 'add where', 'add where of a step', 'add window',
  'add within of a step', 'ask', 'ask another habit', 'ask for the same', 'begin a sequence', 'describe', 'describe a value',
  'draw a sequence', 'expire', 'fill', 'join', 'leave out habit', 'leave out times', 'leave out where',
  'leave out where of a step', 'leave out window', 'leave out within of a step', 'let it be any event', 'move', 'move a step', 'move a value',
  'negate', 'note', 'remove', 'remove a step', 'remove a value', 'say how soon', 'switch off', 'turn a step',
]; // prettier-ignore

describe(`the builder on ${BOOKS} random books, seed ${SEED}`, () => {
  const seeds = Array.from({ length: BOOKS }, (_, index) => SEED + index);

  it('draws every byte of every condition, and leaves none out', () => {
    const missed = seeds.flatMap((seed) => {
      const drawing = new Drawing(randomText(seed));
      const { source, cards } = drawing;
      const rows = cards.flatMap((_, card) => drawing.rows(card));
      const torn = rows.filter(({ row }) => {
        const text = row.kind === 'test' ? row.parts.map(({ span }) => source.slice(span)).join('') : undefined;
        return text !== undefined && text !== source.slice(row.inner);
      });
      const strays = cards.flatMap((card) => card.strays.map((span) => source.slice(span)));
      return [...torn.map(({ row }) => source.slice(row.inner)), ...strays].map((text) => ({ seed, text }));
    });
    expect(missed).toEqual([]);
  });

  it('changes nothing but what a gesture is about', () => {
    const books = [
      ...seeds.map((seed) => ({ seed, text: randomText(seed), share: 0.4 })),
      { seed: SEED, text: SAMPLE, share: 1 },
    ];
    const claims = books.flatMap(({ seed, text, share }) => {
      const dice = new Dice(seed + 1);
      const drawing = new Drawing(text);
      return drawing.cards.flatMap((card, index) => {
        const trial = new Trial(seed, drawing, index, dice.pick(['en', 'zh']));
        const isPlain = card.cases.every(({ node }) => node.trigger.kind !== 'OnTrigger');
        // What stands in a `where` has rules of its own.
        if (isPlain)
          for (const [at, placed] of drawing.rows(index).entries()) if (dice.chance(share)) trial.row(placed, at);
        trial.cases();
        trial.describe();
        return trial.claims;
      });
    });
    const tried = new Set(claims.map(({ gesture }) => gesture));
    expect(claims.filter(({ holds }) => !holds).slice(0, 3)).toEqual([]);
    expect([...tried].toSorted()).toEqual(GESTURES);
  }, 300_000);
});
