import type { CaseDecl, Decl, Expr, FieldDecl, TestStep, TextLit } from '../ast/index.js';
import type { ParsedFile } from '../parse.js';
import type { Comment } from '../tokens/token.js';

/** What comments can stand beside: a declaration, a member of a block, an operand of a chain. */
export type Host = Decl | FieldDecl | CaseDecl | TestStep | TextLit | Expr;

/** Where every comment of a file goes when it is printed. None is ever left out. */
export interface Attached {
  /** On lines of their own, above. */
  readonly above: ReadonlyMap<Host, readonly Comment[]>;
  /** At the end of the line. */
  readonly beside: ReadonlyMap<Host, Comment>;
  /** At the end of the line that opens a block. */
  readonly atOpening: ReadonlyMap<Host, Comment>;
  /** Before the closing brace of a block. */
  readonly atClosing: ReadonlyMap<Host, readonly Comment[]>;
  readonly atEnd: readonly Comment[];
}

/** The part of an item that may break into lines at its operands. */
export const conditionOf = (item: Host): Expr | undefined => {
  switch (item.kind) {
    case 'MetricDecl':
      return item.value;
    case 'SegmentDecl':
    case 'Expect':
      return item.condition;
    case 'TagLine':
      return conditionOf(item.case);
    case 'CaseDecl':
      return item.trigger.kind === 'WhenTrigger' ? item.trigger.condition : undefined;
    default:
      return undefined;
  }
};

/** The members of a block in the order they are printed; undefined for what is no block. */
export const membersOf = (decl: Decl, open: number): readonly Host[] | undefined => {
  switch (decl.kind) {
    case 'CustomerDecl':
    case 'EventDecl':
      return decl.fields;
    case 'TestDecl':
      return open < 0 ? undefined : decl.steps;
    case 'TagDecl':
      if (open < 0) return undefined;
      return decl.description === undefined ? decl.cases : [decl.description, ...decl.cases];
    default:
      return undefined;
  }
};

/** The items around, before and after an offset; items are in the order of the text. */
const neighbours = <T extends Host>(
  items: readonly T[],
  at: number,
): { readonly around: T | undefined; readonly before: T | undefined; readonly next: T | undefined } => {
  let low = -1;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.span.start ?? 0) < at) low = middle;
    else high = middle;
  }
  const last = items[low];
  const inside = last !== undefined && at < last.span.end;
  return { around: inside ? last : undefined, before: inside ? items[low - 1] : last, next: items[high] };
};

export class Attachment implements Attached {
  readonly above = new Map<Host, Comment[]>();
  readonly beside = new Map<Host, Comment>();
  readonly atOpening = new Map<Host, Comment>();
  readonly atClosing = new Map<Host, Comment[]>();
  readonly atEnd: Comment[] = [];
  readonly #parsed: ParsedFile;
  readonly #opens: ReadonlyMap<Decl, number>;

  constructor(parsed: ParsedFile, opens: ReadonlyMap<Decl, number>) {
    this.#parsed = parsed;
    this.#opens = opens;
    for (const comment of parsed.comments) this.#place(comment);
  }

  #line(offset: number): number {
    return this.#parsed.lineMap.lineAt(offset);
  }

  /** Whether only blanks stand before a comment on its line. */
  ownsLine(comment: Comment): boolean {
    const { lineMap, text } = this.#parsed;
    const start = lineMap.lineStart(this.#line(comment.span.start));
    return text.slice(start, comment.span.start).replace('\ufeff', '').trim() === '';
  }

  #place(comment: Comment): void {
    const { decls } = this.#parsed.file;
    const at = comment.span.start;
    const { around, before, next } = neighbours(decls, at);
    if (around !== undefined) {
      this.#inside(around, comment);
      return;
    }
    if (before !== undefined && this.#follows(before, comment)) {
      this.#besideOrAbove(before, comment);
      return;
    }
    if (next === undefined) this.atEnd.push(comment);
    else this.#above(next, comment);
  }

  /** On the same line as the end of an item. */
  #follows(item: Host, comment: Comment): boolean {
    return this.#line(item.span.end) === this.#line(comment.span.start);
  }

  #above(host: Host, comment: Comment): void {
    const list = this.above.get(host);
    if (list === undefined) this.above.set(host, [comment]);
    else list.push(comment);
  }

  /** Only one comment fits at the end of a line, and it must not have been on a line of its own. */
  #besideOrAbove(host: Host, comment: Comment): void {
    if (this.beside.has(host) || this.ownsLine(comment)) this.#above(host, comment);
    else this.beside.set(host, comment);
  }

  #inside(decl: Decl, comment: Comment): void {
    const open = this.#opens.get(decl) ?? -1;
    const members = membersOf(decl, open);
    if (members === undefined) {
      this.#insideItem(decl, comment);
      return;
    }
    const at = comment.span.start;
    if (at < open) {
      if (this.ownsLine(comment) || this.atOpening.has(decl)) this.#above(decl, comment);
      else this.atOpening.set(decl, comment);
      return;
    }
    const { around, before: ahead, next } = neighbours(members, at);
    if (around !== undefined) {
      this.#insideItem(around, comment);
      return;
    }
    const before = ahead !== undefined && open < ahead.span.start ? ahead : undefined;
    if (before !== undefined && this.#follows(before, comment)) {
      this.#besideOrAbove(before, comment);
      return;
    }
    if (before === undefined && this.#line(open) === this.#line(at) && !this.atOpening.has(decl)) {
      this.atOpening.set(decl, comment);
      return;
    }
    if (next !== undefined) {
      this.#above(next, comment);
      return;
    }
    const closing = this.atClosing.get(decl);
    if (closing === undefined) this.atClosing.set(decl, [comment]);
    else closing.push(comment);
  }

  #insideItem(item: Host, comment: Comment): void {
    const condition = conditionOf(item);
    const at = comment.span.start;
    const within = condition !== undefined && condition.span.start < at && at < condition.span.end;
    const place = within ? this.#inChain(condition, comment) : 'beside';
    if (place === 'above') this.#above(item, comment);
    else if (place === 'beside') this.#besideOrAbove(item, comment);
  }

  /**
   * Places a comment at an operand of a chain. What would stand above the first operand or beside the last belongs to
   * the chain as a whole, and is answered for the caller to place: formatted again, it is found there.
   */
  #inChain(chain: Expr, comment: Comment): 'placed' | 'above' | 'beside' {
    const loose = this.ownsLine(comment) ? 'above' : 'beside';
    if (chain.kind !== 'And' && chain.kind !== 'Or') return loose;
    const { around, before, next } = neighbours(chain.operands, comment.span.start);
    if (around === undefined) {
      if (before === undefined || next === undefined) return loose;
      if (loose === 'beside' && !this.beside.has(before)) this.beside.set(before, comment);
      else this.#above(next, comment);
      return 'placed';
    }
    const wanted = this.#inChain(around, comment);
    if (wanted === 'placed') return wanted;
    if (wanted === 'beside' && around === chain.operands.at(-1)) return 'beside';
    if (wanted === 'beside' && !this.beside.has(around)) {
      this.beside.set(around, comment);
      return 'placed';
    }
    if (around === chain.operands[0]) return 'above';
    this.#above(around, comment);
    return 'placed';
  }

  /** Whether a comment stands at an operand of the chain, at any depth, so that the chain must be broken into lines. */
  breaks(chain: Expr): boolean {
    if (chain.kind !== 'And' && chain.kind !== 'Or') return false;
    return chain.operands.some(
      (operand) => this.above.has(operand) || this.beside.has(operand) || this.breaks(operand),
    );
  }
}
