import { fixTitle, message } from '@tagwright/dsl';
import type { Diagnostic, Level, LineMap, Position, Span } from '@tagwright/dsl';
import type { Locale } from '../../words/index.js';

/** The text of each file that diagnostics speak of. */
export type Sources = ReadonlyMap<string, { readonly text: string; readonly lines: LineMap }>;

/** A place in a file as people and editors count it. */
export interface Place {
  readonly file: string;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

/** A diagnostic in the reader's language, with its places worked out: what every format draws. */
export interface Reported extends Place {
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (Place & { readonly text: string })[];
  }[];
  readonly related: readonly Place[];
}

export function reported(diagnostic: Diagnostic, sources: Sources, locale: Locale): Reported {
  const place = (file: string, span: Span): Place => {
    const lines = linesOf(sources, file);
    return { file, span, start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
  };
  return {
    ...place(diagnostic.file, diagnostic.span),
    code: diagnostic.code,
    level: diagnostic.level,
    message: message(diagnostic, locale),
    fixes: diagnostic.fixes.map((fix) => ({
      title: fixTitle(fix, locale),
      edits: fix.edits.map(({ span, text }) => ({ ...place(diagnostic.file, span), text })),
    })),
    related: diagnostic.related.map(({ file, span }) => place(file, span)),
  };
}

/** The lines of a file that was read; diagnostics never speak of another. */
export function linesOf(sources: Sources, file: string): LineMap {
  const source = sources.get(file);
  if (source === undefined) throw new Error(`a diagnostic speaks of ${file}, which was not read`);
  return source.lines;
}

/** How many of each level. */
export interface Tally {
  readonly error: number;
  readonly warning: number;
  readonly hint: number;
}

export const tally = (diagnostics: readonly { readonly level: Level }[]): Tally => ({
  error: diagnostics.filter(({ level }) => level === 'error').length,
  warning: diagnostics.filter(({ level }) => level === 'warning').length,
  hint: diagnostics.filter(({ level }) => level === 'hint').length,
});
