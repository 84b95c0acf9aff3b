import type { SyntaxCodes } from '../../codes/syntax.js';
import { explanation, type Explanations } from '../explanation.js';

export const syntax: Explanations<SyntaxCodes> = {
  'unterminated-text': explanation(
    'segment a = name = "Smith',
    'segment a = name = "Smith"',
    'Text in quotes ends on the line on which it begins. A quote inside the text is written twice: `"5"" screen"`.',
  ),
  'wrong-quote': explanation(
    'segment a = name contains ‘Smith’',
    'segment a = name contains “Smith”',
    'Text and names can stand in `"…"`, `“…”` or `「…」`. Other quotes, and halves of different pairs, are not read as quotes.',
  ),
  'invisible-character': explanation(
    'segment a = M\u200B > 3',
    'segment a = M > 3',
    'Characters of no width come in with text copied from a chat or a web page. A name with one inside looks like another and is not.',
  ),
  'bidi-control': explanation(
    'segment a = name = "x\u202Ey"',
    'segment a = name = "xy"',
    'These invisible characters turn around the direction in which text is shown, so that a rule could read differently from what it does.',
    'They are refused everywhere, even in quotes.',
  ),
  'bad-character': explanation(
    'segment a = M > $100',
    'segment a = M > 100',
    'The character means nothing in the language. Amounts are written without a currency sign; names and values with signs stand in quotes.',
  ),
  'stray-stop': explanation(
    'segment a = M > 100;',
    'segment a = M > 100',
    'A declaration ends where the next begins; it takes no full stop or semicolon.',
  ),
  'foreign-operator': explanation(
    'segment a = M == 100',
    'segment a = M = 100',
    'The operators are `=`, `!=`, `<`, `<=`, `>`, `>=`, and the words `and`, `or`, `not`.',
  ),
  'bad-number': explanation(
    'segment a = R > 3m',
    'segment a = R > 3mo',
    'A number can be followed at once by a unit, a percent sign or a counter, and by nothing else.',
    '`3m` could be minutes or months, so it is written `3min` or `3mo`. Dates are written `2026-11-11`.',
    'A name that begins with a digit stands in quotes.',
  ),
  'file-too-large': explanation(
    undefined,
    undefined,
    'Rule files are written by people, and one of this size is most likely something else, such as a data file with the wrong ending.',
    'If it is a rule file, split it: a book can have any number of files.',
  ),
  'too-deep': explanation(
    undefined,
    undefined,
    'Parentheses stand inside parentheses beyond any use. Name the inner parts as metrics or segments, and use the names.',
  ),
  'too-long': explanation(
    undefined,
    undefined,
    'The sum has more parts than can be worked out in one go. Name some of them as metrics, and add up the names.',
  ),
  'too-many-problems': explanation(
    undefined,
    undefined,
    'After so many findings in one file the rest would tell little, so they were left out. Mend the first ones and check again.',
  ),
  expected: explanation(
    'segment a = M >',
    'segment a = M > 100',
    'Something is missing, or something else stands where it should be. The message says what could stand there, and after what.',
    'The rest of the file is checked as if it were there.',
  ),
  'unexpected-text': explanation(
    'segment a = M > 100 200',
    'segment a = M > 100',
    'Up to here everything is complete, and what follows cannot be joined to it.',
    'Often an `and`, an operator or a comma is missing before it.',
  ),
  'stray-closing': explanation(
    'tag tier { gold when M > 100 } }',
    'tag tier { gold when M > 100 }',
    'The bracket closes nothing. Either it is one too many, or its opening partner is missing.',
  ),
  'glued-keyword': explanation(
    'segment a = M > 100 且R > 90d',
    'segment a = M > 100 且 R > 90d',
    'A keyword is a whole word. Chinese is written without spaces, but here `且R` would be a name of its own, so a space sets the keyword apart.',
  ),
  'keyword-case': explanation(
    'segment a = M > 100 AND F > 3',
    'segment a = M > 100 and F > 3',
    'Keywords are written in small letters, so that names in capitals stay free for you.',
  ),
  'reserved-name': explanation(
    'metric count2 = count(order)\nmetric when = count(order)',
    'metric count2 = count(order)\nmetric "when" = count(order)',
    'The word has a meaning of its own in the language. In quotes it can still be a name.',
  ),
  'unquoted-name': explanation(
    'tag tier = VIP-A when M > 1000',
    'tag tier = "VIP-A" when M > 1000',
    'Without quotes a name is made of letters, digits and `_`, and begins with a letter. Any other text can be a name in quotes.',
  ),
  'unknown-function': explanation(
    'metric a = median(order.amount)',
    'metric a = avg(order.amount)',
    'A word before an opening parenthesis is a function, and the language has a fixed number of them.',
  ),
  'in-last-unit': explanation(
    'segment a = did order in last week',
    'segment a = did order last week',
    '`last week` is the complete calendar week before this one; `in last 7d` are the seven days up to now.',
  ),
  'within-window': explanation(
    'segment a = did order within 30d',
    'segment a = did order in last 30d',
    'A stretch of time up to now is written `in last 30d`.',
  ),
  'did-not': explanation(
    'segment a = did not order',
    'segment a = not did order',
    '`not` stands before what it turns around: `not did order`.',
  ),
  'spaced-unit': explanation(
    'segment a = R > 30 days',
    'segment a = R > 30d',
    'A number and its unit are written together, and units are short: `s`, `min`, `h`, `d`, `w`, `mo`, `y`.',
  ),
  'not-before-comparison': explanation(
    'segment a = city not = "Beijing"',
    'segment a = city != "Beijing"',
    'Not equal is written `!=`. `not` stands before a whole condition, or before `in`, `between`, `has` and the text tests.',
  ),
  'not-whole': explanation(
    'segment a = did order at least 1.5 times',
    'segment a = did order at least 2 times',
    'How many times something happened is a whole number.',
  ),
  'rank-equality': explanation(
    'segment a = M = top20%',
    'segment a = M >= top20%',
    'A rank is a threshold: the customers at or above it are in the top 20%. Hardly anyone is exactly at it.',
  ),
  'case-without-condition': explanation(
    'tag tier { gold  silver when M > 100 }',
    'tag tier { gold when M > 1000  silver when M > 100 }',
    'Each case of a tag says when it holds: with `when`, `on` or `otherwise`. Only the values of a `manual` tag stand alone.',
  ),
  'line-tag-head': explanation(
    'tag tier ordered = gold when M > 1000',
    'tag tier ordered { gold when M > 1000 }',
    'A one-line tag is `tag NAME = VALUE when …` and makes a plain tag. A second name, `ordered`, `many`, `manual` and the tag’s own `expires` need the block form.',
  ),
  'repeated-clause': explanation(
    'tag risk manual expires 1y expires 2y { high low }',
    'tag risk manual expires 1y { high low }',
    'The same clause stands twice, and it is not clear which of the two is meant.',
  ),
  'mixed-and-or': explanation(
    'segment a = M > 100 or F > 3 and R < 30d',
    'segment a = M > 100 or (F > 3 and R < 30d)',
    '`and` binds tighter than `or`, which not every reader knows. Parentheses say what is meant, and change nothing else.',
  ),
  'quota-unit': explanation(
    'segment a = did order 近8周 每月',
    'segment a = did order 近8周 每周',
    'Chinese names the period twice: `近8周 每周`, `近3个自然月 至少2个月`. Both must speak of the same periods; `每期` fits all of them.',
  ),
};
