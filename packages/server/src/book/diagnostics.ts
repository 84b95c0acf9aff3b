import { z } from '@hono/zod-openapi';
import { type Diagnostic, fixTitle, LineMap, message, type MessageLocale, type Span } from '@tagwright/dsl';
import type { BookFile } from '@tagwright/engine';
import type { Locale } from '../errors/index.js';

/** A place as people and editors count it: lines and columns from 1, columns and offsets in UTF-16 units. */
export interface PlaceRange {
  readonly start: { readonly line: number; readonly column: number; readonly offset: number };
  readonly end: { readonly line: number; readonly column: number; readonly offset: number };
}

/** A diagnostic with its words and its places: what the command line prints as JSON, and the parameters beside it. */
export interface ReportedDiagnostic extends Diagnostic {
  readonly range: PlaceRange;
  readonly message: string;
  readonly fixes: readonly (Diagnostic['fixes'][number] & {
    readonly title: string;
    readonly edits: readonly { readonly span: Span; readonly range: PlaceRange; readonly text: string }[];
  })[];
  readonly related: readonly { readonly file: string; readonly span: Span; readonly range: PlaceRange }[];
}

/** Draws diagnostics in the words of whoever asks; `files` are those that they speak of. */
export const reportDiagnostics = (
  diagnostics: readonly Diagnostic[],
  files: readonly BookFile[],
  locale: Locale,
): readonly ReportedDiagnostic[] => {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const lines = new Map<string, LineMap>();
  const linesOf = (file: string): LineMap => {
    const known = lines.get(file) ?? new LineMap(texts.get(file) ?? '');
    lines.set(file, known);
    return known;
  };
  const rangeOf = (file: string, { start, end }: Span): PlaceRange => ({
    start: { ...linesOf(file).positionAt(start), offset: start },
    end: { ...linesOf(file).positionAt(end), offset: end },
  });
  const words = messageLocale(locale);
  return diagnostics.map((found) => ({
    ...found,
    range: rangeOf(found.file, found.span),
    message: message(found, words),
    fixes: found.fixes.map((fix) => ({
      ...fix,
      title: fixTitle(fix, words),
      edits: fix.edits.map((edit) => ({ ...edit, range: rangeOf(found.file, edit.span) })),
    })),
    related: found.related.map((place) => ({ ...place, range: rangeOf(place.file, place.span) })),
  }));
};

/** What the rules' own messages call a language. */
export const messageLocale = (locale: Locale): MessageLocale => (locale === 'zh' ? 'zh-CN' : 'en');

const span = z.object({ start: z.int(), end: z.int() }).openapi({ description: 'Offsets in UTF-16 units.' });
const position = z.object({ line: z.int(), column: z.int(), offset: z.int() });
const range = z.object({ start: position, end: position }).openapi('Range', {
  description: 'Lines and columns from 1; columns and offsets count UTF-16 units.',
});

/** As the OpenAPI document has it. */
export const diagnosticSchema = z
  .object({
    code: z.string().openapi({ example: 'unknown-name' }),
    level: z.enum(['error', 'warning', 'hint']),
    file: z.string(),
    span,
    range,
    message: z.string(),
    params: z.record(z.string(), z.unknown()),
    fixes: z.array(
      z.object({
        kind: z.string(),
        params: z.record(z.string(), z.unknown()),
        title: z.string(),
        edits: z.array(z.object({ span, range, text: z.string() })),
      }),
    ),
    related: z.array(z.object({ file: z.string(), span, range })),
  })
  .openapi('Diagnostic');
