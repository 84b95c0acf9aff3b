import { FILE_HEADERS_ONLY, structuredPatch, formatPatch } from 'diff';
import type { Palette } from '../terminal/palette.js';

/** What changes from one text of a file to another, as a unified diff that `git apply` takes; undefined: there is none. */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string | undefined,
  colors: Palette,
): string {
  const name = (side: string, text: string | undefined): string =>
    text === undefined ? '/dev/null' : `${side}/${path}`;
  const [was, is] = [name('a', before), name('b', after)];
  const patch = structuredPatch(was, is, before ?? '', after ?? '', undefined, undefined, { context: 3 });
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
