import { sql } from 'kysely';
import type { CompiledSql } from '../../dialect.js';
import type { Sql } from '../../fragments.js';
import { Open } from '../../moving.js';
import type { Stretch } from './mark.js';

type At = (stretch: Stretch) => number | undefined;

/** A parameter that follows from the stretch: statements are the same for all stretches, but for these. */
class Stretched extends Open {
  constructor(
    key: string,
    readonly at: At,
  ) {
    super(key);
  }
}

/** Within a statement equal keys stand for equal values; undefined: missing. */
export const stretched = (key: string, at: At): Sql => sql`${new Stretched(key, at)}`;

/** The statement with what was left open filled in for a stretch. */
export const overStretch = <Statement extends CompiledSql>(statement: Statement, stretch: Stretch): Statement => ({
  ...statement,
  parameters: statement.parameters.map((each) => {
    if (!(each instanceof Stretched)) return each;
    const value = each.at(stretch);
    return value === undefined ? null : BigInt(value);
  }),
});
