import { expect, test } from 'vitest';
import { Dice, Weighted } from './dice.js';

const throwsOf = (dice: Dice, count: number): number[] => Array.from({ length: count }, () => dice.unit());
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the same seed and stream give the same throws', () => {
  const once = throwsOf(new Dice('tea').turnTo(7), 5);
  const wanderer = new Dice('tea').turnTo(3);
  throwsOf(wanderer, 100);
  expect(throwsOf(wanderer.turnTo(7), 5)).toEqual(once);
  expect(throwsOf(new Dice('coffee').turnTo(7), 5)).not.toEqual(once);
  expect(throwsOf(new Dice('tea').turnTo(8), 5)).not.toEqual(once);
});

test('throws spread evenly, across the throws of a stream and across streams', () => {
  const dice = new Dice('tea');
  const within = throwsOf(dice, 20_000);
  const across = Array.from({ length: 20_000 }, (_, stream) => dice.turnTo(stream).unit());
  for (const sample of [within, across]) {
    expect(meanOf(sample)).toBeCloseTo(0.5, 2);
    expect(meanOf(sample.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
    expect(sample.every((value) => value >= 0 && value < 1)).toBe(true);
  }
});

test('draws have the means that their names promise', () => {
  const dice = new Dice('tea');
  const many = (draw: () => number): number => meanOf(Array.from({ length: 50_000 }, draw));
  expect(many(() => dice.normal())).toBeCloseTo(0, 1);
  expect(many(() => dice.geometric(1.5))).toBeCloseTo(1.5, 1);
  expect(many(() => dice.rounded(2.3))).toBeCloseTo(2.3, 1);
  expect(many(() => dice.between(2, 4))).toBeCloseTo(3, 1);
  expect(many(() => (dice.logNormal(100, 1) < 100 ? 1 : 0))).toBeCloseTo(0.5, 1);
});

test('choices come as often as they weigh', () => {
  const dice = new Dice('tea');
  const cups = new Weighted([
    ['tea', 3],
    ['coffee', 1],
    ['nothing', 0],
  ]);
  const drawn = Array.from({ length: 40_000 }, () => cups.draw(dice));
  expect(drawn.filter((cup) => cup === 'tea').length / drawn.length).toBeCloseTo(0.75, 1);
  expect(drawn).not.toContain('nothing');
});
