import { sql } from 'kysely';
import type { Stratum } from '../../plan/types.js';
import { answerColumns } from './answered.js';
import { segmentValue, tagValues } from './choices.js';
import { emitCondition } from './emit.js';
import { list, type Sql } from './fragments.js';
import { type StoredColumn, TABLES } from './physical.js';
import { readsOf } from './reads.js';
import { found, type Scope, STATE_KEY } from './scope.js';
import { customersFrom, whereAll } from './sources.js';
import { named } from './statement.js';

/** A table of answers, and the columns in it. */
export interface Answered {
  readonly table: string;
  readonly columns: readonly StoredColumn[];
}

const tagsOf = ({ tags }: Stratum, scope: Scope) => tags.map((id) => found(scope.tags, id));
const segmentsOf = ({ segments }: Stratum, scope: Scope) => segments.map((id) => found(scope.segments, id));

/** What a level answers: tags and segments, by the names that are shown first. */
export const answersNamed = (level: Stratum, scope: Scope): readonly string[] =>
  [...tagsOf(level, scope), ...segmentsOf(level, scope)].map(({ names }) => names[0] ?? '');

/** The columns that a level adds. */
export const columnsOf = (level: Stratum, scope: Scope): readonly StoredColumn[] => [
  ...tagsOf(level, scope).flatMap((tag) =>
    answerColumns(tag).map((name): StoredColumn => ({ name, storage: tag.exclusive ? 'text' : 'flag' })),
  ),
  ...level.segments.map((name): StoredColumn => ({ name, storage: 'flag' })),
];

const answersOf = (level: Stratum, scope: Scope): readonly Sql[] => [
  ...tagsOf(level, scope).flatMap((tag) => tagValues(tag, scope)),
  ...segmentsOf(level, scope).map((segment) => segmentValue(segment, scope)),
];

/** Rows of (customer, answers): the levels nested, the first of them innermost. */
export const answerRows = (levels: readonly Stratum[], earlier: Answered | undefined, scope: Scope): Sql => {
  const readsFrom = (level: number) =>
    readsOf(scope.plan, ...levels.slice(level).flatMap((each) => [tagsOf(each, scope), segmentsOf(each, scope)]));
  const { customer, history } = readsFrom(0);
  const joins = { customer: customer.size > 0, history: history.size > 0, answer: earlier?.table };
  const { tables, conditions } = customersFrom(TABLES.state, joins, scope);
  let from = sql`${tables}${whereAll(conditions)}`;
  let given = earlier?.columns ?? [];
  let rows = sql``;
  const customerColumns = [...customer];
  const inRow = rowScope(customerColumns);
  levels.forEach((level, index) => {
    const inside = levelScope(index === 0 ? scope : { ...scope, ...inRow }, given);
    const added = columnsOf(level, scope);
    const later = readsFrom(index + 1);
    const values = [
      named(inside.customerId, STATE_KEY),
      ...given.map(({ name }) => named(inside.answerColumn(name), name)),
      ...answersOf(level, inside).map((value, at) => named(value, added[at]?.name ?? '')),
      ...[...later.state].map((id) => named(inside.stateColumn(id), id)),
      ...[...later.history].map((id) => named(inside.historyColumn(id), id)),
      ...[...later.customer].map((name) => named(inside.customerColumn(name), carried(customerColumns, name))),
    ];
    rows = sql`select ${list(values)}${from}`;
    given = [...given, ...added];
    from = sql` from ${scope.dialect.fenced(rows)} as ${sql.id(ROW)}`;
  });
  return rows;
};

/** A segment that is answered already is read, any other one is written out. */
const levelScope = (scope: Scope, given: readonly StoredColumn[]): Scope => {
  const inside: Scope = {
    ...scope,
    segmentHolds: (id) =>
      given.some(({ name }) => name === id)
        ? sql`(${scope.answerColumn(id)} = 1)`
        : emitCondition(found(scope.segments, id).condition, inside),
  };
  return inside;
};

/** The row that a level leaves to the next: its answers, and what is still read of the state and the customer. */
const ROW = 'row';

/** By number: with anything put before them, the longest names would leave what a database tells apart. */
const carried = (customerColumns: readonly string[], name: string): string =>
  `customer_${customerColumns.indexOf(name)}`;

type RowScope = Pick<Scope, 'customerId' | 'customerColumn' | 'stateColumn' | 'historyColumn' | 'answerColumn'>;

const rowScope = (customerColumns: readonly string[]): RowScope => ({
  customerId: sql.id(ROW, STATE_KEY),
  customerColumn: (name) => sql.id(ROW, carried(customerColumns, name)),
  stateColumn: (id) => sql.id(ROW, id),
  historyColumn: (id) => sql.id(ROW, id),
  answerColumn: (name) => sql.id(ROW, name),
});
