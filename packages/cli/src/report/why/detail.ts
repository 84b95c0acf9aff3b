import { formatDate } from '@tagwright/dsl';
import type { ConditionSeen, Seen } from '@tagwright/dsl';
import type { Words } from '../../words/index.js';
import { localInstant } from '../instant.js';
import { shownValue } from '../value.js';

/** What values need to be shown: the book's time zone, and words. */
export interface Showing {
  readonly zone: string;
  readonly words: Words;
}

/** What a leaf looked at and what it was held against: `100 days`, `¥12.50, threshold ¥5,000.00`. */
export function leafDetail(seen: ConditionSeen, { zone, words }: Showing): string {
  const { why, units } = words;
  const value = ({ value, type }: Seen): string =>
    value === null ? why.missing : shownValue(type, value, zone, units);
  const { node, left, right, bounds, held } = seen;
  const looked = left === undefined ? '' : left.value === null && asksForEvents(node) ? why.never : value(left);
  switch (node.kind) {
    case 'rank':
      if (seen.ranked === false) return left?.value === null ? why.notRanked : why.notInPopulation(looked);
      return right === undefined || right.value === null ? why.nobodyRanked : why.threshold(looked, value(right));
    case 'tag':
      return held === undefined || held.length === 0 ? why.noValue : units.list(held);
    case 'segment':
      return left?.value === 1 ? why.isIn : why.isOut;
    case 'compare':
      return node.right.kind === 'const' || right === undefined ? looked : why.against(looked, value(right));
    case 'compare-span':
      return right === undefined ? looked : why.against(looked, value(right));
    case 'in-window':
      if (left?.value === null) return looked;
      return bounds === undefined ? looked : `${looked}${why.comma}${why.window(...edges(bounds, zone))}`;
    default:
      return looked;
  }
}

/** `did order …` asks for the instant of the last one; where there is none, it never happened. */
const asksForEvents = (node: ConditionSeen['node']): boolean =>
  (node.kind === 'in-window' || node.kind === 'known') &&
  node.operand.kind === 'column' &&
  node.operand.type.kind === 'time';

/** Both ends of a window; undefined where it is open. */
function edges(bounds: NonNullable<ConditionSeen['bounds']>, zone: string): [string | undefined, string | undefined] {
  const day = (at: number): string | undefined => (Number.isFinite(at) ? formatDate(at) : undefined);
  const instant = (at: number): string | undefined => (Number.isFinite(at) ? localInstant(at, zone) : undefined);
  return 'from' in bounds ? [day(bounds.from), day(bounds.to)] : [instant(bounds.after), instant(bounds.until)];
}
