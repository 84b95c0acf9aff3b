import type { Reported } from './reported.js';

const LEVELS = { error: 'error', warning: 'warning', hint: 'notice' } as const;

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands, which GitHub Actions turns into notes on the changed lines. Columns only fit a single line. */
export function githubDiagnostics(all: readonly Reported[]): string {
  return all
    .map((found) => {
      const { start, end } = found;
      const columns: [string, string | number][] =
        start.line === end.line
          ? [
              ['col', start.column],
              ['endColumn', end.column],
            ]
          : [];
      const properties: [string, string | number][] = [
        ['file', found.file],
        ['line', start.line],
        ['endLine', end.line],
        ...columns,
        ['title', found.code],
      ];
      const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
      return `::${LEVELS[found.level]} ${written}::${escapeData(found.message)}\n`;
    })
    .join('');
}
