import { sql } from 'kysely';
import type { ValueType } from '../../catalog/types.js';
import type { HeldThreshold } from '../../plan/held.js';
import { double, integer, list, nothing, type Sql, text } from './fragments.js';
import { storageOf, TABLES, THRESHOLD_COLUMNS } from './physical.js';
import { hasRealThreshold } from './ranked.js';
import { found, type Scope } from './scope.js';
import { names, type Statement } from './statement.js';

/** Puts the held values where the worked-out ones would stand. */
export const heldStatements = (scope: Scope): readonly Statement[] => [
  ...scope.held.thresholds
    .filter(({ rank }) => scope.ranks.has(rank))
    .map((each): Statement => ({
      name: `given: ${found(scope.ranks, each.rank).label}`,
      sql: heldThreshold(each, scope),
    })),
  ...[...scope.held.overall]
    .filter(([id]) => scope.columns.has(id))
    .map(([id, value]): Statement => ({
      name: `given: ${id}`,
      sql: sql`update ${sql.id(TABLES.overall)} set ${sql.id(id)} = ${heldValue(value, found(scope.columns, id).type)}`,
    })),
];

const heldThreshold = ({ rank, group, theta, tie, size }: HeldThreshold, scope: Scope): Sql => {
  const isReal = hasRealThreshold(found(scope.ranks, rank));
  const value = theta === null ? nothing : isReal ? double(Number(theta)) : integer(theta);
  const parts = [
    text(rank),
    group === null ? nothing : text(group),
    isReal ? nothing : value,
    isReal ? value : nothing,
    tie === null ? nothing : text(tie),
    integer(size),
  ];
  return sql`insert into ${sql.id(TABLES.threshold)} (${names(THRESHOLD_COLUMNS)}) values (${list(parts)})`;
};

const heldValue = (value: number | bigint | string | null, type: ValueType): Sql => {
  if (value === null) return nothing;
  if (typeof value === 'string') return text(value);
  return storageOf(type) === 'real' ? double(Number(value)) : integer(value);
};
