import type { Code, CodeParams } from '../diagnostics/codes/index.js';
import type { Diagnostic, Fix, Level } from '../diagnostics/diagnostic.js';
import type { FixKind, FixParams } from '../diagnostics/codes/fixes.js';
import type { Span } from '../text/span.js';

/** Findings kept of one file: text that is no rule book at all must not cost a finding per character. */
const KEPT = 2000;

/** Collects the findings of one file. */
export class Report {
  readonly #file: string;
  readonly #found: Diagnostic[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add<C extends Code>(
    code: C,
    span: Span,
    params: CodeParams[C],
    fixes: readonly Fix[] = [],
    level: Level = 'error',
  ): void {
    if (this.#found.length >= KEPT) return;
    this.#found.push(
      Object.freeze({ code, level, file: this.#file, span, params, fixes, related: [] }) as unknown as Diagnostic,
    );
  }

  get count(): number {
    return this.#found.length;
  }

  /** The findings in the order of the text. */
  sorted(): readonly Diagnostic[] {
    return [...this.#found].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}

const fix = <K extends FixKind>(kind: K, params: FixParams[K], span: Span, text: string): Fix =>
  ({ kind, params, edits: [{ span, text }] }) as Fix;

export const replaceFix = (span: Span, text: string): Fix => fix('replace-with', { text }, span, text);
export const insertFix = (offset: number, text: string): Fix =>
  fix('insert-text', { text: text.trim() }, { start: offset, end: offset }, text);
export const removeFix = (span: Span, text: string): Fix => fix('remove', { text }, span, '');
export const spaceFix = (span: Span, text: string): Fix => fix('insert-space', {}, span, text);
/** Puts a text in quotes, doubling the quotes in it. */
export const quoteFix = (span: Span, text: string): Fix => {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  return fix('add-quotes', { text: quoted }, span, quoted);
};
