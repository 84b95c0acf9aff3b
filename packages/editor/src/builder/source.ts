import type { Comment, ParsedFile, Span, Token } from '@tagwright/dsl';

/** The words of a file in the order of the text, with which parenthesis closes which. */
export class Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly #partners = new Map<number, number>();

  constructor(parsed: Pick<ParsedFile, 'text' | 'tokens' | 'comments'>) {
    ({ text: this.text, tokens: this.tokens, comments: this.comments } = parsed);
    const open: number[] = [];
    this.tokens.forEach((token, index) => {
      if (this.#isSign(token, '(（')) open.push(index);
      else if (this.#isSign(token, '{｛}｝')) open.length = 0;
      else if (this.#isSign(token, ')）')) this.#pair(open.pop(), index);
    });
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** The first token that starts at an offset or later; as many as there are if there is none. */
  indexAt(offset: number): number {
    return firstFrom(this.tokens, offset);
  }

  /** The tokens that lie within a span. */
  within({ start, end }: Span): readonly Token[] {
    const from = this.indexAt(start);
    let to = from;
    while (to < this.tokens.length && (this.tokens[to]?.span.end ?? Infinity) <= end) to++;
    return this.tokens.slice(from, to);
  }

  /** The span, drawn out until each parenthesis in it has its partner in it: a tree leaves parentheses out. */
  balanced({ start, end }: Span): Span {
    let [from, to] = [start, end];
    for (let at = this.indexAt(from); at < this.tokens.length; at++) {
      const token = this.tokens[at];
      if (token === undefined || token.span.end > to) break;
      const partner = this.#partner(at);
      if (partner === undefined) continue;
      to = Math.max(to, partner.end);
      if (partner.start < from) {
        from = partner.start;
        at = this.indexAt(from);
      }
    }
    return { start: from, end: to };
  }

  /** The span with all parentheses that stand directly around it. */
  inParentheses(span: Span): Span {
    let around = span;
    for (;;) {
      const before = this.indexAt(around.start) - 1;
      const partner = this.#partner(before);
      const opening = this.tokens[before]?.span;
      if (partner === undefined || opening === undefined || this.indexAt(around.end) !== this.indexAt(partner.start))
        return around;
      around = { start: opening.start, end: partner.end };
    }
  }

  /** The word directly before an offset. */
  before(offset: number): Token | undefined {
    return this.tokens[this.indexAt(offset) - 1];
  }

  /** Where the word before an offset ends: what is put there is not taken into a comment that stands in between. */
  endBefore(offset: number): number {
    return this.before(offset)?.span.end ?? 0;
  }

  /** The comment that ends the line of an offset, with nothing but blanks in between. */
  commentAfter(offset: number): Comment | undefined {
    const next = this.comments[this.#commentAt(offset)];
    return next !== undefined && /^[^\S\n]*$/.test(this.text.slice(offset, next.span.start)) ? next : undefined;
  }

  /** The comments that stand between the word before an offset and it, each on a line of its own. */
  commentsBefore(offset: number): readonly Comment[] {
    const from = this.before(offset)?.span.end ?? 0;
    return this.comments
      .slice(this.#commentAt(from), this.#commentAt(offset))
      .filter(({ span }) => span.end <= offset && this.text.slice(from, span.start).includes('\n'));
  }

  /** Whether a comment stands within a span. */
  holdsNote({ start, end }: Span): boolean {
    return (this.comments[this.#commentAt(start)]?.span.start ?? end) < end;
  }

  /** Blanks from the start of an offset's line. */
  indentAt(offset: number): string {
    const line = this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1);
    return /^[^\S\n]*/.exec(line)?.[0] ?? '';
  }

  /** Whether nothing but blanks stands before an offset on its line. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
  }

  /** Whether nothing but blanks stands behind an offset on its line. */
  endsLine(offset: number): boolean {
    return /^[^\S\n]*(\n|$)/.test(this.text.slice(offset));
  }

  /** Where the blanks and line ends before an offset begin. */
  blanksBefore(offset: number): number {
    return this.text.slice(0, offset).trimEnd().length;
  }

  /** Where what is taken out begins: with the blanks before it, unless a comment there needs its line's end. */
  beginningOf({ start, end }: Span): number {
    const from = this.blanksBefore(start);
    if (!this.comments.some(({ span }) => span.end === from)) return from;
    return this.endsLine(end) ? this.text.lastIndexOf('\n', start - 1) : start;
  }

  /** The first comment that starts at an offset or later. */
  #commentAt(offset: number): number {
    return firstFrom(this.comments, offset);
  }

  #isSign({ kind, span }: Token, signs: string): boolean {
    return kind === 'sign' && span.end === span.start + 1 && signs.includes(this.text[span.start] ?? ' ');
  }

  #pair(opening: number | undefined, closing: number): void {
    if (opening === undefined) return;
    this.#partners.set(opening, closing);
    this.#partners.set(closing, opening);
  }

  #partner(index: number): Span | undefined {
    const partner = this.#partners.get(index);
    return partner === undefined ? undefined : this.tokens[partner]?.span;
  }
}

/** By halving: how many start before an offset, of things in the order of the text. */
const firstFrom = (things: readonly { readonly span: Span }[], offset: number): number => {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle]?.span.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
