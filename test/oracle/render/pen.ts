import type { Book, Duration, Names } from '../model/index.js';
import { DURATION_UNITS, FULL_WIDTH, KEYWORDS, WORDS, type Vocabulary, type Word } from './words.js';

/** What a style leaves open: the next of `n` equally good ways, from 0. */
export type Choose = (n: number) => number;

const BARE = /^[\p{L}\p{Nl}_][\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}]*$/u;
/** Words that the lexer cuts up, or takes for a number: `近30天`, `前20`, `p95`. */
const LOOKS_LIKE_A_LITERAL = /^(?:近|至少|至多|恰好|前|后|top|bottom|[pP])[0-9０-９]/u;

/** Writes the smallest pieces of a rule book, each in one of the ways that the language allows. */
export class Pen {
  constructor(
    readonly book: Book,
    /** `mixed` takes either vocabulary, word by word. */
    readonly vocabulary: Vocabulary | 'mixed',
    readonly choose: Choose,
  ) {}

  isChinese(): boolean {
    return this.vocabulary === 'mixed' ? this.choose(2) === 1 : this.vocabulary === 'zh';
  }

  maybe(): boolean {
    return this.choose(4) === 1;
  }

  word(word: Word): string {
    return WORDS[word][this.isChinese() ? 1 : 0];
  }

  sign(sign: string): string {
    const full = FULL_WIDTH[sign];
    return full && this.maybe() ? full : sign;
  }

  list(items: readonly string[]): string {
    return items.join(`${this.maybe() ? '、' : this.sign(',')} `);
  }

  parens(inner: string): string {
    return `${this.sign('(')}${inner}${this.sign(')')}`;
  }

  quoted(text: string): string {
    // Decomposed or not, it is the same text.
    const spelt = this.choose(6) === 1 ? text.normalize('NFD') : text;
    const [open, close] = (
      [
        ['"', '"'],
        ['“', '”'],
        ['「', '」'],
      ] as const
    )[this.choose(3)] ?? ['"', '"'];
    return open + spelt.replaceAll(close, close + close) + close;
  }

  isBare(name: string): boolean {
    return BARE.test(name) && !KEYWORDS.has(name) && !LOOKS_LIKE_A_LITERAL.test(name);
  }

  /** A name, where quotes change nothing. */
  name(name: string): string {
    return this.isBare(name) && !this.maybe() ? name : this.quoted(name);
  }

  /** One of a thing's names. */
  oneOf(names: Names): string {
    return this.name(names[this.choose(names.length)] ?? names[0]);
  }

  /** A name on the right of a comparison, where quotes would make it a text; `undefined` if none of them goes bare. */
  bareOneOf(names: Names): string | undefined {
    const bare = names.filter((name) => this.isBare(name));
    return bare[this.choose(Math.max(1, bare.length))];
  }

  /** Digits with, here and there, an underscore, 万, a counter that means nothing, or the full width of an input method. */
  number(decimal: string): string {
    if (!this.maybe()) return decimal;
    if (/^[1-9]\d*0000$/.test(decimal)) return `${decimal.slice(0, -4)}${this.choose(2) ? '万' : '万元'}`;
    if (/^\d{4,}$/.test(decimal)) return `${decimal.slice(0, -3)}_${decimal.slice(-3)}`;
    if (/^\d+$/.test(decimal) && this.choose(2)) return `${decimal}${['次', '岁', '元', '个'][this.choose(4)] ?? ''}`;
    return decimal.replaceAll(/\d/g, (digit) => String.fromCodePoint(Number(digit) + 0xff10));
  }

  duration({ amount, unit }: Duration): string {
    return `${amount}${DURATION_UNITS[unit][this.isChinese() ? 1 : 0]}`;
  }
}
