import { sql } from 'kysely';
import type { Cond } from '../../plan/index.js';
import { bornBy } from '../../plan/semantics/index.js';
import { all, integer, type Sql } from './fragments.js';
import type { Comparison } from './numbers.js';

/** Beyond these years no date is asked about. */
const OLDEST = 10_000;

/** The years that an age is compared with, where that can be said of the birthday instead. */
export const yearsCompared = ({ left, right }: Extract<Cond, { kind: 'compare' }>): number | undefined => {
  if (left.kind !== 'age' || right.kind !== 'const' || right.type.kind !== 'number') return undefined;
  const { form } = right.type;
  if (form === 'real' || form.exact !== 0 || typeof right.value !== 'number') return undefined;
  return Math.abs(right.value) < OLDEST ? right.value : undefined;
};

/** An age against whole years: the birthday against a date, which spares working the age out for everybody. */
export const agedAgainst = (born: Sql, op: Comparison, years: number, today: number): Sql => {
  const atLeast = (age: number): Sql => sql`(${born} <= ${integer(bornBy(age, today))})`;
  const younger = (age: number): Sql => sql`(${born} > ${integer(bornBy(age, today))})`;
  switch (op) {
    case '>=':
      return atLeast(years);
    case '>':
      return atLeast(years + 1);
    case '<':
      return younger(years);
    case '<=':
      return younger(years + 1);
    case '=':
      return all([atLeast(years), younger(years + 1)]);
  }
};
