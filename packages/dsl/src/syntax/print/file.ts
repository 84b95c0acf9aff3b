import type { CaseDecl, Decl, FieldDecl, TestStep } from '../ast/index.js';
import { displayWidth } from '../../text/width.js';
import type { ParsedFile } from '../parse.js';
import type { Comment } from '../tokens/token.js';
import { Attachment, membersOf, type Host } from './comments.js';
import {
  isBlock,
  printBlockHead,
  printDescription,
  printField,
  printLine,
  printTrigger,
  printValue,
  type Block,
} from './heads.js';
import { layLine, MAX_WIDTH, pad } from './layout.js';
import type { Style } from './style.js';
import { layStep } from './tests.js';

const STEP = '  ';
/** Columns beyond which a long row no longer pushes the others out. */
const MAX_ALIGNED = 48;

/** Where each block's brace opens. */
const openings = (parsed: ParsedFile): ReadonlyMap<Decl, number> => {
  const opens = new Map<Decl, number>();
  let at = 0;
  for (const decl of parsed.file.decls) {
    if (!isBlock(decl)) continue;
    for (; at < parsed.tokens.length; at++) {
      const token = parsed.tokens[at];
      if (token === undefined || token.span.start < decl.span.start) continue;
      if (token.kind === 'sign' && /^[{｛]/.test(parsed.text.slice(token.span.start, token.span.end))) {
        opens.set(decl, token.span.start);
        break;
      }
    }
  }
  return opens;
};

/** Prints a file with its comments and the blank lines between its groups. */
export class FilePrinter {
  readonly #parsed: ParsedFile;
  readonly #style: Style;
  readonly #opens: ReadonlyMap<Decl, number>;
  readonly #comments: Attachment;

  constructor(parsed: ParsedFile, style: Style) {
    this.#parsed = parsed;
    this.#style = style;
    this.#opens = openings(parsed);
    this.#comments = new Attachment(parsed, this.#opens);
  }

  print(): string {
    const lines = this.#items(this.#parsed.file.decls, '', (decl) => this.#decl(decl));
    this.#loose(this.#comments.atEnd, '', lines);
    return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  }

  /** Items one below the other, each with its comments; a blank line stays where the author left one or more. */
  #items<T extends Host>(items: readonly T[], indent: string, print: (item: T) => readonly string[]): string[] {
    const lines: string[] = [];
    for (const item of items) {
      const above = this.#comments.above.get(item) ?? [];
      this.#loose(above, indent, lines);
      const hoisted = above.some((comment) => comment.span.start > item.span.start);
      if (!hoisted && lines.length > 0 && this.#blankBefore(item.span.start)) lines.push('');
      const printed = [...print(item)];
      const beside = this.#comments.beside.get(item);
      if (beside !== undefined) printed[printed.length - 1] += `  ${beside.text}`;
      lines.push(...printed.map((line, at) => (at === 0 ? indent + line : line)));
    }
    return lines;
  }

  /** Comments on lines of their own. */
  #loose(comments: readonly Comment[], indent: string, lines: string[]): void {
    for (const comment of comments) {
      if (lines.length > 0 && this.#comments.ownsLine(comment) && this.#blankBefore(comment.span.start)) lines.push('');
      lines.push(indent + comment.text);
    }
  }

  #blankBefore(offset: number): boolean {
    const { lineMap } = this.#parsed;
    const line = lineMap.lineAt(offset);
    return line > 1 && lineMap.lineText(line - 1).trim() === '';
  }

  #decl(decl: Decl): readonly string[] {
    if (isBlock(decl)) return this.#block(decl);
    return layLine(printLine(decl, this.#style), '', 0, this.#style, this.#comments);
  }

  #block(decl: Block): readonly string[] {
    const head = `${printBlockHead(decl, this.#style)} {`;
    const members = membersOf(decl, this.#opens.get(decl) ?? 0) ?? [];
    const short = this.#oneLine(decl, head, members);
    if (short !== undefined) return [short];
    const lines = this.#items(members, STEP, this.#memberPrinter(decl));
    this.#loose(this.#comments.atClosing.get(decl) ?? [], STEP, lines);
    const beside = this.#comments.atOpening.get(decl);
    return [beside === undefined ? head : `${head}  ${beside.text}`, ...lines, '}'];
  }

  /** A block that was written on one line stays on one, if it fits and nothing in it needs more. */
  #oneLine(decl: Block, head: string, members: readonly Host[]): string | undefined {
    const { lineMap } = this.#parsed;
    if (lineMap.lineAt(decl.span.start) !== lineMap.lineAt(decl.span.end)) return undefined;
    const simple = members.every((member) => member.kind === 'FieldDecl' || isPreset(member));
    if (!simple) return undefined;
    const printed = members.map((member) =>
      member.kind === 'FieldDecl'
        ? printField(member, this.#style)
            .filter((part) => part !== '')
            .join(' ')
        : printValue(member as CaseDecl),
    );
    const line = printed.length === 0 ? `${head} }` : `${head} ${printed.join('  ')} }`;
    return displayWidth(line) > MAX_WIDTH ? undefined : line;
  }

  #memberPrinter(decl: Block): (member: Host) => readonly string[] {
    if (decl.kind === 'TestDecl') return (member) => layStep(member as TestStep, STEP, this.#style, this.#comments);
    if (decl.kind !== 'TagDecl') {
      const rows = new Map(decl.fields.map((field) => [field as Host, printField(field, this.#style)]));
      const width = columnWidth([...rows.values()].filter(([, rest]) => rest !== '').map(([first]) => first));
      return (member) => {
        const [first, rest] = rows.get(member) ?? printField(member as FieldDecl, this.#style);
        return [rest === '' ? first : `${pad(first, width)}  ${rest}`];
      };
    }
    const width = columnWidth(decl.cases.filter((found) => !isPreset(found)).map((found) => printValue(found)));
    return (member) => {
      if (member.kind !== 'CaseDecl') return [printDescription(decl, decl.description, this.#style)];
      const line = printTrigger(member, this.#style);
      const value = printValue(member);
      const first = line.before === '' && line.after === '' ? value : `${pad(value, width)} `;
      const [head = '', ...below] = layLine(line, STEP, 2 + displayWidth(first), this.#style, this.#comments);
      return [first + head, ...below];
    };
  }
}

const isPreset = (member: Host): boolean =>
  member.kind === 'CaseDecl' &&
  member.trigger.kind === 'PresetTrigger' &&
  member.expires === undefined &&
  member.description === undefined;

const columnWidth = (cells: readonly string[]): number =>
  Math.max(0, ...cells.map(displayWidth).filter((width) => width <= MAX_ALIGNED));
