import { epochDayOf, localDay, midnight, unreachable, type ValueType } from '@tagwright/dsl';
import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';

/**
 * What may be wrong with a value that is known: `undeclared`, none of the declared ones; `impossible`, before 1900 or
 * after 2100; `future`, later than the last step, where most are not; `negative`, less than nothing, where most are not;
 * `placeholder`, a text that stands for none, such as `n/a` or `未知`.
 */
export type Check = 'undeclared' | 'impossible' | 'future' | 'negative' | 'placeholder';

/** Instants between which dates of customers and events lie. */
const [FIRST, LAST] = [1900, 2100].map((year) => epochDayOf({ year, month: 1, day: 1 })) as [number, number];

/** What people type where they have nothing to type: without case, and without spaces around. */
export const PLACEHOLDERS = [
  '',
  '-',
  '--',
  '---',
  '.',
  '/',
  '?',
  '0',
  'n/a',
  'na',
  'nil',
  'none',
  'null',
  'undefined',
  'unknown',
  'test',
  'xxx',
  'tbd',
  '无',
  '暂无',
  '没有',
  '未知',
  '不详',
  '不明',
  '未填',
  '未填写',
  '待定',
  '测试',
  '空',
] as const;

export interface CheckedAt {
  /** ms UTC. */
  readonly asOf: number;
  /** IANA. */
  readonly zone: string;
}

/** The checks of a type, each as a condition that holds of what is wrong; missing values are never wrong. */
export const checksOf = (type: ValueType, column: Sql, at: CheckedAt): readonly (readonly [Check, Sql])[] => {
  switch (type.kind) {
    case 'enum':
      return [['undeclared', sql`(${column} not in (${sql.join(type.values.map((value) => sql`${value}`))}))`]];
    case 'bool':
      return [['undeclared', sql`(${column} not in (0, 1))`]];
    case 'date':
      return [
        ['impossible', outside(column, FIRST, LAST)],
        ['future', sql`(${column} > ${BigInt(localDay(at.asOf, at.zone))})`],
      ];
    case 'time':
      return [
        ['impossible', outside(column, midnight(FIRST, at.zone), midnight(LAST, at.zone))],
        ['future', sql`(${column} > ${BigInt(at.asOf)})`],
      ];
    case 'money':
    case 'duration':
      return [['negative', sql`(${column} < 0)`]];
    case 'text':
      return [['placeholder', isPlaceholder(column)]];
    case 'number':
    case 'set':
    case 'point':
    case 'distance':
      return [];
    default:
      return unreachable(type);
  }
};

const outside = (column: Sql, first: number, last: number): Sql =>
  sql`(${column} < ${BigInt(first)} or ${column} >= ${BigInt(last)})`;

export const isPlaceholder = (column: Sql): Sql =>
  sql`(lower(trim(${column})) in (${sql.join(PLACEHOLDERS.map((text) => sql`${text}`))}))`;
