export interface ScannedQuote {
  readonly length: number;
  /** The text between the quotes, escapes undone. */
  readonly text: string;
  readonly opening: string;
  /** The closing quote that should stand at the end, where another one or none does. */
  readonly wanted: string | undefined;
  readonly closed: boolean;
}

/** Each opening quote with its closing one. Those after the first three are slips: read, and reported. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'], ['“', '”'], ['「', '」'],
  ['”', '”'], ['＂', '＂'], ['『', '』'], ['‘', '’'], ["'", "'"], ['`', '`'], ['«', '»'], ['《', '》'],
]); // prettier-ignore
const PROPER = new Set(['"', '“', '「']);
/** A key by its side, or an input method's other half: closes a quote when the right one is not on the line. */
const STANDS_IN: ReadonlyMap<string, readonly string[]> = new Map([
  ['“', ['"', '“']],
  ['"', ['”', '“']],
  ['”', ['"', '“']],
]);

export const isQuote = (char: string): boolean => CLOSING.has(char);
export const isProperQuote = (char: string): boolean => PROPER.has(char);
export const closingOf = (opening: string): string => CLOSING.get(opening) ?? opening;

/**
 * Reads the quoted texts of one source. A text never goes beyond its line: an unterminated one is a token too, since
 * letting the lexer look for a quote that is not there costs time in the square of the file. For the same reason the
 * next place of each character is remembered between calls.
 */
export class QuoteReader {
  readonly #text: string;
  readonly #next = new Map<string, { from: number; at: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the quoted text at `offset`, or nothing where no quote stands. */
  read(offset: number): ScannedQuote | undefined {
    const text = this.#text;
    const opening = text[offset] ?? '';
    const closing = CLOSING.get(opening);
    if (closing === undefined) return undefined;
    const lineEnd = Math.min(this.#find('\n', offset), this.#find('\r', offset));
    let content = '';
    let from = offset + 1;
    for (;;) {
      const end = this.#find(closing, from);
      if (end >= lineEnd) break;
      if (text[end + 1] !== closing) {
        content += text.slice(from, end);
        return { length: end + 1 - offset, text: content, opening, wanted: undefined, closed: true };
      }
      content += text.slice(from, end + 1);
      from = end + 2;
    }
    const inner = offset + 1;
    const stand = Math.min(...(STANDS_IN.get(opening) ?? []).map((char) => this.#find(char, inner)));
    if (stand < lineEnd) {
      return { length: stand + 1 - offset, text: text.slice(inner, stand), opening, wanted: closing, closed: true };
    }
    return {
      length: lineEnd - offset,
      text: text.slice(inner, lineEnd).trimEnd(),
      opening,
      wanted: closing,
      closed: false,
    };
  }

  /** The first place of a character at or after `from`; the text's length when there is none. */
  #find(char: string, from: number): number {
    const known = this.#next.get(char);
    if (known !== undefined && known.from <= from && from <= known.at) return known.at;
    const found = this.#text.indexOf(char, from);
    const at = found < 0 ? this.#text.length : found;
    this.#next.set(char, { from, at });
    return at;
  }
}
