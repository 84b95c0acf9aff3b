import type { KeywordId } from '../../syntax/index.js';
import type { ClauseKind, Operand } from './place.js';

/** What the next word has to be, within one pair of parentheses. */
export type Expecting =
  | 'operand'
  | 'right'
  | 'tail'
  | 'done'
  | 'event'
  | 'clause'
  | 'tag'
  | 'segment'
  | 'in'
  | 'values'
  | 'member'
  | 'duration'
  | 'recency'
  | 'among'
  | 'group-field'
  | 'nothing';

/** One pair of parentheses, or the expression as a whole, as far as it has been read. */
export interface Frame {
  readonly kind: 'root' | 'group' | 'aggregate' | 'call' | 'values';
  readonly fn: KeywordId | undefined;
  expecting: Expecting;
  operand: Operand;
  left: Operand;
  /** The event of the clause at hand, and whether its `where` is open. */
  clause: { kind: ClauseKind; event: string | undefined; has: 'event' | 'where' | 'window' } | undefined;
  event: string | undefined;
  isBetween: boolean;
  /** Whether a rank may stand on the right of the test at hand. */
  ranks: boolean;
  owner: string;
  durationAnd: readonly KeywordId[];
  /** What may go on after a complete test beside `and` and `or`. */
  goesOn: readonly KeywordId[];
}

export const OTHER: Operand = { kind: 'other' };

export const frame = (kind: Frame['kind'], expecting: Expecting, event: string | undefined, fn?: KeywordId): Frame => ({
  kind,
  fn,
  expecting,
  operand: OTHER,
  left: OTHER,
  clause: undefined,
  event,
  isBetween: false,
  ranks: false,
  owner: '',
  durationAnd: [],
  goesOn: [],
});
