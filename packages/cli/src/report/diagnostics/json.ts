import type { Place, Reported, Tally } from './reported.js';

const range = ({ start, end, span }: Place) => ({
  start: { line: start.line, column: start.column, offset: span.start },
  end: { line: end.line, column: end.column, offset: span.end },
});

/** A diagnostic as data. Lines and columns start at 1; columns and offsets count UTF-16 units. */
function item(found: Reported) {
  return {
    code: found.code,
    level: found.level,
    file: found.file,
    range: range(found),
    message: found.message,
    fixes: found.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ range: range(edit), text: edit.text })),
    })),
    related: found.related.map((place) => ({ file: place.file, range: range(place) })),
  };
}

/** One document with everything and how many of each. */
export function jsonDiagnostics(all: readonly Reported[], counts: Tally, files: number): string {
  const summary = { errors: counts.error, warnings: counts.warning, hints: counts.hint, files };
  return `${JSON.stringify({ formatVersion: 1, summary, diagnostics: all.map(item) }, null, 2)}\n`;
}

/** One diagnostic a line. */
export function jsonLinesDiagnostics(all: readonly Reported[]): string {
  return all.map((found) => `${JSON.stringify({ formatVersion: 1, ...item(found) })}\n`).join('');
}
