import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { sqlite } from '../../sqlite.js';
import { overStretch, stretched } from './stretched.js';

it('fills in what follows from the stretch, and a missing value as null', () => {
  const statement = sqlite.compile(
    sql`select ${stretched('length', ({ after, until }) => until - after)}, ${stretched('none', () => undefined)}, ${7n}`,
  );
  expect(overStretch(statement, { after: 10, until: 25 }).parameters).toEqual([15n, null, 7n]);
  expect(overStretch(statement, { after: 0, until: 1 }).parameters).toEqual([1n, null, 7n]);
});
