import { MAX_EXACT } from '../../catalog/types.js';
import type { DurationLit } from '../../syntax/ast/index.js';
import { exactLength, isCalendarSpan, spanText } from '../types/literals.js';
import type { Rule } from './rule.js';

/** Where a length of time has to be longer than nothing. */
const NEEDS_LENGTH: ReadonlySet<string> = new Set(['LastWindow', 'AgoWindow', 'BeforeWindow', 'CaseDecl', 'TagDecl']);
/** Calendar spans beyond this many years or months leave every calendar. */
const MOST_MONTHS = 12_000;

/** A length of time can be held, a calendar span is whole, and a window or an `expires` lasts longer than nothing. */
export const spans: Rule = ({ book, each }) => {
  each<DurationLit>('DurationLit', (literal, { report, file, ancestors }) => {
    const text = spanText(literal, { book, file });
    const amount = Number(literal.amount);
    const [parent] = ancestors;
    if (isCalendarSpan(literal) && !Number.isInteger(amount)) report('fractional-calendar-span', literal, { text });
    else if (isTooLong(literal, amount)) report('number-too-large', literal, { value: text });
    else if (amount === 0 && parent !== undefined && NEEDS_LENGTH.has(parent.kind) && !isAgoEnd(literal, parent)) {
      report('zero-span', literal, { text });
    }
  });
};

const isTooLong = (literal: DurationLit, amount: number): boolean =>
  isCalendarSpan(literal)
    ? amount * (literal.unit === 'y' ? 12 : 1) > MOST_MONTHS
    : exactLength(literal) > MAX_EXACT / 1000;

/** `between 30d and 0d ago` ends now, which is allowed. */
const isAgoEnd = (literal: DurationLit, parent: object): boolean => 'to' in parent && parent.to === literal;
