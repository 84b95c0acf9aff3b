import { canonicalDecimal, scanNumber, type Literal } from './numbers.js';

/** What a word at some place turns out to be. */
export type ScannedWord =
  | { readonly is: 'word'; readonly length: number }
  | {
      readonly is: 'rank-percent' | 'rank-count';
      readonly length: number;
      readonly top: boolean;
      readonly amount: string;
    }
  | { readonly is: 'percentile'; readonly length: number; readonly amount: string }
  | { readonly is: 'bad'; readonly length: number; readonly literal: Literal };

const WORD = /[\p{L}\p{Nl}_][\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}]*/uy;
const RANK_PERCENT = /(top|bottom|前|后)([0-9][0-9_]*(?:\.[0-9][0-9_]*)?)%/y;
const RANK_COUNT = /^(前|后)([0-9][0-9_]*)[名位]$/u;
const RANK_BARE = /^(top|bottom|前|后)([0-9][0-9_]*)$/u;
const PERCENTILE = /[pP]([0-9]+(?:\.[0-9]+)?)(?![\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}])/uy;
/** Words that digits may follow at once, when what the digits say ends the word: 近30天, 至少3次, 持续7天. */
const BEFORE_DIGITS = /^(近|未来|持续|经过|至少|至多|恰好)(?=[0-9])/u;
/** What ranks begin with: top, bottom, 前, 后. */
const RANK_STARTS = new Set(['t', 'b', '前', '后']);
const COUNTED = new Set(['至少', '至多', '恰好']);

const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text);
};

const isAsciiLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** The block of unified ideographs, every one of them a letter. */
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** The longest word at `offset`, or undefined when none begins there. */
export const wordAt = (text: string, offset: number): string | undefined => {
  // Nearly every word is of these characters alone, which costs a tenth of the general pattern.
  const first = text.charCodeAt(offset);
  if (!isAsciiLetter(first) && !isHan(first)) return first < 128 ? undefined : matchAt(WORD, text, offset)?.[0];
  let end = offset + 1;
  let code = text.charCodeAt(end);
  while (isAsciiLetter(code) || isDigit(code) || isHan(code)) code = text.charCodeAt(++end);
  return code >= 128 ? matchAt(WORD, text, offset)?.[0] : text.slice(offset, end);
};

const isTail = (rest: string): boolean => rest === '' || /^(?:之|以)?内$/u.test(rest);

const beforeDigits = (text: string, offset: number, word: string): string | undefined => {
  const head = BEFORE_DIGITS.exec(word)?.[1];
  if (head === undefined) return undefined;
  const scanned = scanNumber(text, offset + head.length);
  if (scanned === undefined) return undefined;
  const { literal } = scanned;
  const rest = word.slice(head.length + scanned.length);
  if (literal.is === 'number') {
    const periods = literal.counter === '个' && /^[0-9]/.test(rest);
    const fits = COUNTED.has(head) || (head === '近' && (periods || literal.counter.endsWith('季度')));
    return fits && (rest === '' || (head === '近' && periods)) ? head : undefined;
  }
  const fits = literal.is === 'duration' || (literal.is === 'calendar' && head === '近');
  return fits && isTail(rest) ? head : undefined;
};

/** Reads the word at `offset` of a folded text: a plain word, or one of the composites that Chinese writes without spaces. */
export const scanWord = (text: string, offset: number): ScannedWord | undefined => {
  const first = text[offset] ?? '';
  const mayRank = RANK_STARTS.has(first);
  const rank = mayRank ? matchAt(RANK_PERCENT, text, offset) : null;
  if (rank !== null) {
    const [written, word = '', amount = ''] = rank;
    const top = word === 'top' || word === '前';
    return { is: 'rank-percent', length: written.length, top, amount: canonicalDecimal(amount) };
  }
  const percentile = first === 'p' || first === 'P' ? matchAt(PERCENTILE, text, offset) : null;
  if (percentile !== null) {
    return { is: 'percentile', length: percentile[0].length, amount: canonicalDecimal(percentile[1] ?? '') };
  }
  const word = wordAt(text, offset);
  if (word === undefined) return undefined;
  const count = mayRank ? RANK_COUNT.exec(word) : null;
  if (count !== null) {
    return { is: 'rank-count', length: word.length, top: count[1] === '前', amount: canonicalDecimal(count[2] ?? '') };
  }
  const bare = mayRank ? RANK_BARE.exec(word) : null;
  if (bare !== null) {
    const [, rankWord = '', amount = ''] = bare;
    const many = rankWord === '前' || rankWord === '后' ? `${word}名` : `${rankWord} ${amount}`;
    return {
      is: 'bad',
      length: word.length,
      literal: { is: 'bad', why: 'rank-without-unit', instead: [`${word}%`, many] },
    };
  }
  if (first < '\u0080') return { is: 'word', length: word.length };
  return { is: 'word', length: (beforeDigits(text, offset, word) ?? word).length };
};
