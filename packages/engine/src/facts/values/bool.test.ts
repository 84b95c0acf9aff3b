import { expect, it } from 'vitest';
import { boolReader } from './bool.js';
import { outcomeOf } from './harness.js';

it.each([
  ['true', 1],
  ['false', 0],
  ['1', 1],
  ['0', 0],
  ['是', 1],
  ['否', 0],
  ['TRUE', 1],
  [' False ', 0],
  ['yes', 'not-a-bool'],
  ['2', 'not-a-bool'],
  ['对', 'not-a-bool'],
])('%s is %s', (text, outcome) => expect(outcomeOf(boolReader, text)).toBe(outcome));
