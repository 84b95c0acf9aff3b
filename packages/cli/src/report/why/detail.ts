import { anniversaryFrom, formatDate, localInstant, type ConditionSeen, type Seen, type Value } from '@tagwright/dsl';
import type { Words } from '../../words/index.js';
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
    case 'anniversary':
      return anniversaryDetail(seen, looked, { zone, words });
    case 'compare':
      if (looksBack(node.left)) return left?.value === null ? why.notSo : why.heldFor(looked);
      return node.right.kind === 'const' || right === undefined ? looked : why.against(looked, value(right));
    case 'compare-span':
      if (looksBack(node.instant)) return left?.value === null ? why.notSo : why.heldSince(looked);
      return right === undefined ? looked : why.against(looked, value(right));
    case 'in-window':
      if (looksBack(node.operand)) return left?.value === null ? why.unchanged : why.changedAt(looked);
      if (left?.value === null) return looked;
      return bounds === undefined ? looked : `${looked}${why.comma}${why.window(...edges(bounds, zone))}`;
    default:
      return looked;
  }
}

/** Whether a value comes out of the customer's history: `for at least 7d`, `changed in last 7d`. */
const looksBack = (value: Value): boolean =>
  value.kind === 'history' || (value.kind === 'since' && value.operand.kind === 'history');

/** The anniversary that lies in the window or comes next, not the day long ago that it goes back to. */
function anniversaryDetail({ left, bounds }: ConditionSeen, looked: string, { zone, words }: Showing): string {
  if (left?.value === null || left === undefined || bounds === undefined || !('from' in bounds)) return looked;
  if (left.type.kind !== 'date') return `${looked}${words.why.comma}${words.why.window(...edges(bounds, zone))}`;
  const next = formatDate(anniversaryFrom(Number(left.value), bounds.from));
  return `${next}${words.why.comma}${words.why.window(...edges(bounds, zone))}`;
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
