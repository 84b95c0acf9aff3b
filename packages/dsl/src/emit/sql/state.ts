import { sql } from 'kysely';
import type { Column } from '../../plan/types.js';
import { boundsOf, ownCondition, separateAggregate } from './aggregates.js';
import { eventOf, eventScope } from './events.js';
import { type Branch, firstOf, integer, list, type Sql } from './fragments.js';
import type { Pass } from './passes.js';
import { storedAs, TABLES } from './physical.js';
import { readsOf } from './reads.js';
import { ALIAS, type Scope, STATE_KEY } from './scope.js';
import { customerId, customersFrom, eventsOfOne, everyCustomer, stateKey, tableAs, whereAll } from './sources.js';
import { names, perCustomer, type Statement } from './statement.js';

/** A table of state about to be written: what an earlier one holds, and what a round adds. */
export interface StateTable {
  readonly target: string;
  readonly previous: string | undefined;
  readonly measured: readonly Column[];
  readonly added: readonly Column[];
  readonly passes: readonly Pass[];
}

/** One row for every customer who is known by now, with or without events. */
export const stateStatements = (table: StateTable, scope: Scope): readonly Statement[] => {
  const { target, previous, measured, added, passes } = table;
  const columns = [...measured, ...added];
  const separate = added.filter((column) => !passes.some((pass) => pass.columns.includes(column)));
  const joins = { customer: readsOf(scope.plan, separate).customer.size > 0, history: false, answer: undefined };
  const base = previous === undefined ? everyCustomer(scope) : customersFrom(previous, joins, scope);
  const owner = previous === undefined ? customerId(scope) : stateKey;
  const values = [
    owner,
    ...measured.map(({ id }) => sql.id(ALIAS.state, id)),
    ...added.map((column) => addedValue(column, owner, passes, scope)),
  ];
  const read = passes.map(
    (pass) => sql` left join ${tableAs(pass.table, pass.table)} on (${sql.id(pass.table, STATE_KEY)} = ${owner})`,
  );
  const create = target === TABLES.state ? scope.dialect.table : scope.dialect.scratchTable;
  return [
    { name: `room for ${target}`, sql: create(target, perCustomer(scope.dialect, STATE_KEY, columns.map(storedAs))) },
    {
      name: `fill ${target}`,
      sql: sql`insert into ${sql.id(target)} (${names([STATE_KEY, ...columns.map(({ id }) => id)])}) select ${list(values)}${base.tables}${sql.join(read, sql``)}${whereAll(base.conditions)}`,
    },
  ];
};

const ZERO_OF_NOTHING: ReadonlySet<Column['fn']> = new Set(['count', 'sum', 'distinct', 'days']);

const addedValue = (column: Column, owner: Sql, passes: readonly Pass[], scope: Scope): Sql => {
  const pass = passes.find(({ columns }) => columns.includes(column));
  if (pass === undefined) return separateValue(column, owner, scope);
  const value = sql.id(pass.table, column.id);
  if (!ZERO_OF_NOTHING.has(column.fn)) return value;
  // A sum that left 64 bits is missing, not nothing.
  const without: Branch = [sql`${sql.id(pass.table, STATE_KEY)} is null`, integer(0)];
  return scope.wideSums ? firstOf([without], value) : sql`coalesce(${value}, 0)`;
};

const separateValue = (column: Column, owner: Sql, scope: Scope): Sql => {
  const event = eventOf(column.event, scope);
  const bounds = boundsOf(column, scope);
  const inside = { ...eventScope(scope, event, bounds), customerId: owner };
  return separateAggregate(
    column,
    event,
    eventsOfOne(event, owner, bounds, ownCondition(column, inside), scope),
    inside,
  );
};
