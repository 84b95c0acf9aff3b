import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sql } from 'kysely';
import type { Plan } from '../../../../plan/types.js';
import type { Dialect } from '../../dialect.js';
import { eventOf } from '../../events.js';
import { RECORD_TABLES } from '../../physical.js';
import type { NamedSql } from '../../program.js';
import { found, type Scope, scopeOf, STATE_KEY } from '../../scope.js';
import { names } from '../../statement.js';
import { edgesOf } from './edges.js';
import type { Source } from './touch.js';

interface Index {
  readonly table: string;
  readonly column: string;
  /** The column of the customer's id, which is all that is asked of a row that was found. */
  readonly owner: string;
}

/** The indexes by which `clockSql` and `dueSql` find facts by their time, as far as they are not there yet. */
export const clockIndexes = (plan: Plan, dialect: Dialect): readonly NamedSql[] => {
  const scope = scopeOf(plan, 0, { dialect });
  const indexes = edgesOf(plan).all.flatMap(({ touch }) => indexFor(touch.source, scope));
  const byName = new Map(indexes.map((index) => [nameOf(index), index]));
  return [...byName].map(([name, { table, column, owner }]) => ({
    name: `find ${table} by ${column}`,
    ...dialect.compile(
      sql`create index if not exists ${sql.id(name)} on ${sql.id(table)} (${names([...new Set([column, owner])])})`,
    ),
  }));
};

/** Names of tables and columns may be as long as the database allows. */
const nameOf = ({ table, column }: Index): string =>
  `tw_clock_${bytesToHex(sha256(utf8ToBytes(`${table}\0${column}`))).slice(0, 16)}`;

const indexFor = (source: Source, scope: Scope): readonly Index[] => {
  const { customer } = scope.plan.catalog;
  const ofEvent = (table: string, column: string): readonly Index[] => [
    { table, column, owner: eventOf(table, scope).columns.customer },
  ];
  switch (source.kind) {
    case 'event':
      return ofEvent(source.table, source.column);
    case 'customer':
      return [{ table: customer.table, column: source.column, owner: customer.id }];
    case 'column': {
      const { event, value } = found(scope.columns, source.column);
      if (value?.kind === 'event-time') return ofEvent(event, eventOf(event, scope).columns.at);
      return value?.kind === 'event-field' ? ofEvent(event, value.column) : [];
    }
    case 'hand-set':
      return [{ table: RECORD_TABLES.handSet, column: source.time, owner: STATE_KEY }];
    case 'field-change':
      return [{ table: RECORD_TABLES.fieldChange, column: 'at', owner: STATE_KEY }];
    case 'overall':
    case 'constant':
    case 'computed':
    case 'recorded':
      return [];
  }
};
