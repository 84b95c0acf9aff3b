import { unreachable, type ValueType } from '@tagwright/dsl';
import { type Dialect, type Sql, storageOf } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import type { StoredValue } from '../results/metrics.js';
import type { Feature } from './features.js';

export const FILTER_OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'known', 'missing'] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** Members of whom something holds. A missing value is never equal, less or greater; `!=` holds of it. */
export interface MemberFilter {
  readonly feature: Feature;
  readonly operator: FilterOperator;
  /** In storage units; not for `known` and `missing`. Of a set: a member, for `=` and `!=`. */
  readonly value?: StoredValue;
}

/** Whether a filter holds of a value that is at hand as `at`. */
export const filterSql = (dialect: Dialect, { feature, operator, value = '' }: MemberFilter, at: Sql): Sql => {
  if (operator === 'known') return sql`(${at} is not null)`;
  if (operator === 'missing') return sql`(${at} is null)`;
  const equal =
    feature.type.kind === 'set'
      ? sql`(${dialect.membersCounted(at, [typeof value === 'bigint' ? Number(value) : value])} > 0)`
      : sql`(${at} = ${given(feature.type, value)})`;
  switch (operator) {
    case '=':
      return sql`(${at} is not null and ${equal})`;
    case '!=':
      return sql`(${at} is null or not ${equal})`;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return sql`(${at} ${SIGNS[operator]} ${given(feature.type, value)})`;
    default:
      return unreachable(operator);
  }
};

const SIGNS = { '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` } as const satisfies Readonly<
  Record<string, RawBuilder<unknown>>
>;

/** A value as a parameter: whole numbers are handed over as such. */
export const given = (type: ValueType, value: StoredValue): Sql => {
  const storage = storageOf(type);
  switch (storage) {
    case 'text':
      return sql`${String(value)}`;
    case 'real':
      return sql`cast(${Number(value)} as double precision)`;
    case 'integer':
    case 'flag':
      return sql`cast(${BigInt(value)} as bigint)`;
    default:
      return unreachable(storage);
  }
};
