import type { ValueType } from '../../catalog/types.js';
import type { Compare, Expr, Rank } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import { nameOf } from './called.js';
import { lookUp } from '../scope/look-up.js';

const RANKABLE: ReadonlySet<ValueType['kind']> = new Set(['number', 'money', 'duration', 'time', 'date', 'distance']);

/** Whether customers can be put in order by it. */
export const rankable = (type: ValueType): boolean => RANKABLE.has(type.kind);

/** `M >= top20% among (…) per 城市`. */
export const checkRank = (node: Compare, rank: Rank, left: ValueType | undefined, cx: Context): void =>
  checkRankOf(node.left, rank, left, cx);

/** A rank of something, whether compared or given. */
export const checkRankOf = (subject: Expr, rank: Rank, type: ValueType | undefined, cx: Context): void => {
  if (cx.event !== undefined) {
    cx.report('not-in-where', rank, { what: 'rank' });
    return;
  }
  if (type !== undefined && !rankable(type))
    cx.report('rank-wrong-kind', subject, { found: type.kind, subject: nameOf(subject, cx) });
  else if (type?.kind === 'distance' && rank.form === 'average') {
    cx.report('rank-average-kind', rank, { found: type.kind });
  }
  if (rank.among !== undefined && rank.among !== 'everyone') cx.condition(rank.among);
  if (rank.per !== undefined) checkGroup(rank.per, cx);
};

/** `per` splits by a field of the customer that has few values. */
const checkGroup = (per: NonNullable<Rank['per']>, cx: Context): void => {
  const type = cx.value(per);
  if (type === undefined) return;
  const name = per.kind === 'Ref' ? per.name : per.field.text;
  const target = cx.book.tables.targets.get(per) ?? lookUp(name, cx);
  if (target?.kind !== 'customer-field') {
    cx.report('per-wrong-field', per, { name, found: target?.kind === 'metric' ? 'metric' : 'event-field' });
  } else if (!groups(type)) cx.report('per-wrong-field', per, { name, found: type.kind });
};

const groups = (type: ValueType): boolean =>
  type.kind === 'text' ||
  type.kind === 'enum' ||
  type.kind === 'bool' ||
  type.kind === 'date' ||
  (type.kind === 'number' && type.form !== 'real' && type.form.exact === 0);
