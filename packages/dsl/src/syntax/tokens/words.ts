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
const COUNTED = new Set(['至少', '至多', '恰好']);

const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text);
};

/** The longest word at `offset`, or undefined when none begins there. */
export const wordAt = (text: string, offset: number): string | undefined => matchAt(WORD, text, offset)?.[0];

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
  const rank = matchAt(RANK_PERCENT, text, offset);
  if (rank !== null) {
    const [written, word = '', amount = ''] = rank;
    const top = word === 'top' || word === '前';
    return { is: 'rank-percent', length: written.length, top, amount: canonicalDecimal(amount) };
  }
  const percentile = matchAt(PERCENTILE, text, offset);
  if (percentile !== null) {
    return { is: 'percentile', length: percentile[0].length, amount: canonicalDecimal(percentile[1] ?? '') };
  }
  const word = wordAt(text, offset);
  if (word === undefined) return undefined;
  const count = RANK_COUNT.exec(word);
  if (count !== null) {
    return { is: 'rank-count', length: word.length, top: count[1] === '前', amount: canonicalDecimal(count[2] ?? '') };
  }
  const bare = RANK_BARE.exec(word);
  if (bare !== null) {
    const [, rankWord = '', amount = ''] = bare;
    const many = rankWord === '前' || rankWord === '后' ? `${word}名` : `${rankWord} ${amount}`;
    return {
      is: 'bad',
      length: word.length,
      literal: { is: 'bad', why: 'rank-without-unit', instead: [`${word}%`, many] },
    };
  }
  return { is: 'word', length: (beforeDigits(text, offset, word) ?? word).length };
};
