/** What may stand at a place where something else, or nothing, was found. */
export type Slot =
  | 'declaration'
  | 'name'
  | 'value'
  | 'right-side'
  | 'condition'
  | 'case-condition'
  | 'tag-body'
  | 'equals'
  | 'type'
  | 'colon'
  | 'duration'
  | 'date'
  | 'number'
  | 'quoted-text'
  | 'window'
  | 'list'
  | 'open-paren'
  | 'close-paren'
  | 'open-brace'
  | 'close-brace'
  | 'ago'
  | 'range-and'
  | 'range-to'
  | 'calendar-unit'
  | 'event'
  | 'column-role'
  | 'first-or-last'
  | 'group-in-parens'
  | 'rank'
  | 'periods'
  | 'of-last'
  | 'quota'
  | 'test-clock'
  | 'step'
  | 'situation'
  | 'assignment'
  | 'end';

/** Why digits with something glued to them are no literal. */
export type BadNumberReason = 'glued' | 'month-or-minute' | 'no-such-date' | 'date-form' | 'rank-without-unit';

/** Findings of the lexer and the parser. */
export interface SyntaxCodes {
  /** A quote that never closes on its line. */
  'unterminated-text': { quote: string };
  /** A quote that is none of the language's three pairs, or the wrong half of a pair. */
  'wrong-quote': { found: string; expected: string };
  /** A zero-width character outside quotes. */
  'invisible-character': { character: string };
  /** A control that changes the direction in which text is shown. */
  'bidi-control': { character: string };
  /** A character that means nothing outside quotes, or nothing anywhere (NUL, half a surrogate pair). */
  'bad-character': { character: string };
  /** A full stop or a semicolon: lines need no end. */
  'stray-stop': { character: string };
  /** An operator of another language, or one spelled out: `==`, `&&`, `is`, 大于. */
  'foreign-operator': { found: string; expected: string };
  /** Digits with something glued to them that is no unit, an ambiguous unit, or a date that does not exist. */
  'bad-number': { text: string; why: BadNumberReason };
  /** More text than a file may hold. */
  'file-too-large': { limit: number };
  /** Parentheses, `not`s or signs nested beyond the limit. */
  'too-deep': { limit: number };
  /** A chain of arithmetic beyond the limit. */
  'too-long': { limit: number };
  /** So many findings in one file that the rest were left out. */
  'too-many-problems': { limit: number };
  /** Something is missing, or something else stands in its place. An empty `found` is the end of the text. */
  expected: { slot: Slot; found: string; after: string };
  /** Text after something complete. */
  'unexpected-text': { text: string; after: string };
  /** A `}` or `)` that closes nothing. */
  'stray-closing': { text: string };
  /** A keyword written together with its neighbour: `且M`. */
  'glued-keyword': { word: string; apart: string };
  /** A keyword in other letters: `AND`. */
  'keyword-case': { word: string; keyword: string };
  /** A keyword where a name is wanted. */
  'reserved-name': { word: string };
  /** A name with signs or digits that has to be quoted: `VIP-A`, `60+`. */
  'unquoted-name': { text: string };
  /** A word before `(` that is no function. */
  'unknown-function': { name: string };
  /** `in last week` for `last week`. */
  'in-last-unit': { found: string; expected: string };
  /** `within 30d` for `in last 30d`. */
  'within-window': { found: string; expected: string };
  /** `did not order` for `not did order`. */
  'did-not': { expected: string };
  /** `30 days` for `30d`. */
  'spaced-unit': { found: string; expected: string };
  /** `a not = b` for `a != b`. */
  'not-before-comparison': { expected: string };
  /** A count that is no whole number. */
  'not-whole': { text: string };
  /** `=` or `!=` before a rank. */
  'rank-equality': { op: string };
  /** A block tag's case without `when`, `on` or `otherwise`. */
  'case-without-condition': { value: string };
  /** A second name, a flag or a clause (`text`) before the `=` of a one-line tag; only the block form has them. */
  'line-tag-head': { text: string };
  /** The same clause twice. */
  'repeated-clause': { clause: string };
  /** `and` and `or` side by side without parentheses. */
  'mixed-and-or': Record<string, never>;
  /** A quota of other periods than the habit has: 近8周 每月. */
  'quota-unit': { found: string; expected: string };
}
