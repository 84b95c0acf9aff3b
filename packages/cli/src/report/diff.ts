import { FILE_HEADERS_ONLY, structuredPatch, formatPatch } from 'diff';
import type { Palette } from '../terminal/palette.js';

/** What changes from one text of a file to another, as a unified diff that `git apply` takes. */
export function unifiedDiff(path: string, before: string, after: string, colors: Palette): string {
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  return formatPatch(patch, FILE_HEADERS_ONLY)
    .trimEnd()
    .split('\n')
    .map((line) => painted(line, colors))
    .join('\n')
    .concat('\n');
}

function painted(line: string, colors: Palette): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colors.strong(line);
  if (line.startsWith('@@')) return colors.name(line);
  if (line.startsWith('+')) return colors.good(line);
  if (line.startsWith('-')) return colors.bad(line);
  return line;
}
