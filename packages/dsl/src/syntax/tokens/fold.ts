/** What an input method types for ASCII punctuation and digits; each takes one UTF-16 unit, as its reading does. */
const READS_AS = new Map<string, string>([
  ['＝', '='], ['＞', '>'], ['＜', '<'], ['！', '!'], ['（', '('], ['）', ')'], ['，', ','], ['、', ','], ['：', ':'],
  ['％', '%'], ['｛', '{'], ['｝', '}'], ['＋', '+'], ['－', '-'], ['＊', '*'], ['／', '/'], ['．', '.'],
  ['＆', '&'], ['｜', '|'], ['；', ';'], ['\u3000', ' '],
  ...Array.from('０１２３４５６７８９', (digit, i): [string, string] => [digit, String(i)]),
]); // prettier-ignore
const FOLDABLE = new RegExp(`[${[...READS_AS.keys()].join('')}]`, 'g');

/**
 * The text as the lexer reads it: full-width punctuation and digits as the ASCII they look like. Offsets are the same
 * in both, so that the contents of quotes and comments, where nothing may change, are cut from the original.
 */
export const fold = (text: string): string => text.replace(FOLDABLE, (char) => READS_AS.get(char) ?? char);
