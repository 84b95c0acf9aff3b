import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { LineMap } from '../text/line-map.js';
import type { Span } from '../text/span.js';
import type { Decl } from './ast/index.js';
import { freeze, list } from './build/cst.js';
import { MAX_FILE, MAX_PROBLEMS } from './limits.js';
import { parse, type ParsedFile } from './parse.js';

/** More tokens than any decision of the splitter or of the slips looks ahead. */
const LOOKAHEAD = 10;

/**
 * Parses a file that was parsed before and then edited: only the declarations around the change are read again. The
 * answer is that of {@link parse}. Declarations before the change are the very objects of `previous`; those after it
 * are too where no character was added or taken away, and are moved copies otherwise.
 */
export const reparse = (previous: ParsedFile, text: string): ParsedFile => {
  if (previous.text === text) return previous;
  const whole = (): ParsedFile => parse(previous.path, text);
  if (text.length > MAX_FILE || previous.text.length > MAX_FILE || previous.diagnostics.length >= MAX_PROBLEMS) {
    return whole();
  }
  const change = changeBetween(previous.text, text);
  const first = firstAffected(previous, change.start);
  const from = first === 0 ? 0 : startOf(previous.file.decls[first]);
  const moved = text.length - previous.text.length;
  const resume = resumption(previous, change.end);
  const until = resume === undefined ? text.length : resume.readTo + moved;
  const region = parse(previous.path, text.slice(from, until));
  const decls = previous.file.decls;
  // Where the old text goes on, in the new text.
  const joint = resume === undefined ? text.length + 1 : startOf(decls[resume.decl]) + moved;
  if (resume !== undefined && !region.file.decls.some((decl) => decl.span.start + from === joint)) return whole();

  const splice = <T extends { readonly span: Span }>(old: readonly T[], read: readonly T[]): readonly T[] => [
    ...before(old, from),
    ...shift(before(read, joint - from), from),
    ...(resume === undefined ? [] : shift(after(old, joint - moved), moved)),
  ];
  const diagnostics: readonly Diagnostic[] = splice(previous.diagnostics, region.diagnostics);
  if (diagnostics.length >= MAX_PROBLEMS) return whole();
  const file = freeze({
    kind: 'SourceFile' as const,
    span: { start: 0, end: text.length },
    path: previous.path,
    decls: list(splice<Decl>(decls, region.file.decls)),
  });
  return Object.freeze({
    path: previous.path,
    text,
    file,
    lineMap: new LineMap(text),
    tokens: list(splice(previous.tokens, region.tokens)),
    comments: list(splice(previous.comments, region.comments)),
    diagnostics: list(diagnostics),
  });
};

const startOf = (decl: Decl | undefined): number => decl?.span.start ?? 0;

/** What differs, as a part of the old text. */
const changeBetween = (old: string, text: string): Span => {
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let same = 0;
  while (same < most - start && old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same))
    same++;
  return { start, end: old.length - same };
};

/** Whether the character before an offset ends a line. A declaration that starts a line depends on nothing before it. */
const startsLine = (text: string, offset: number): boolean => offset === 0 || /[\r\n]/.test(text[offset - 1] ?? '');

/** How many items start before an offset; items are in the order of the text. */
const countBefore = (items: readonly { readonly span: Span }[], offset: number): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The declaration to read from: one that starts a line, so far before the change that it cannot see it. */
const firstAffected = ({ file: { decls }, tokens, text }: ParsedFile, change: number): number => {
  const readable = countBefore(tokens, change) - LOOKAHEAD;
  for (let at = countBefore(decls, change) - 1; at > 0; at--) {
    const start = startOf(decls[at]);
    if (startsLine(text, start) && countBefore(tokens, start) <= readable) return at;
  }
  return 0;
};

/**
 * The first declaration beyond the change that starts a line, and how far to read (in the old text) to be sure that it
 * still starts there; undefined when there is none.
 */
const resumption = (
  { file: { decls }, tokens, text }: ParsedFile,
  change: number,
): { readonly decl: number; readonly readTo: number } | undefined => {
  for (let at = countBefore(decls, change + 1); at < decls.length; at++) {
    const start = startOf(decls[at]);
    if (!startsLine(text, start)) continue;
    const enough = countBefore(tokens, start) + LOOKAHEAD;
    for (let next = at + 1; next < decls.length; next++) {
      const readTo = startOf(decls[next]);
      if (startsLine(text, readTo) && countBefore(tokens, readTo) >= enough) return { decl: at, readTo };
    }
    return { decl: at, readTo: text.length };
  }
  return undefined;
};

const before = <T extends { readonly span: Span }>(items: readonly T[], offset: number): readonly T[] =>
  items.slice(0, countBefore(items, offset));
const after = <T extends { readonly span: Span }>(items: readonly T[], offset: number): readonly T[] =>
  items.slice(countBefore(items, offset));

/** The same values, so many characters further on. */
const shift = <T>(values: readonly T[], by: number): readonly T[] =>
  by === 0 ? values : values.map((value) => shifted(value, by));

const shifted = <T>(value: T, by: number): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => shifted(item, by))) as T;
  const copy = { ...(value as object) } as Record<string, unknown>;
  for (const key in copy) {
    const part = copy[key];
    if (typeof part === 'object') copy[key] = key === 'span' ? moveSpan(part as Span, by) : shifted(part, by);
  }
  return Object.freeze(copy) as T;
};

const moveSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
