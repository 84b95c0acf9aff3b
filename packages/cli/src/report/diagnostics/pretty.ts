import type { Printer } from '../../terminal/printer.js';
import { printableLines } from '../../terminal/printable.js';
import { wrap } from '../../terminal/width.js';
import type { Words } from '../../words/index.js';
import { frame } from '../frame.js';
import { linesOf } from './reported.js';
import type { Reported, Sources } from './reported.js';

const SHOWN_FIXES = 3;

/** A diagnostic for a person: what, where with carets, how to mend it, and the other places it speaks of. */
export function prettyDiagnostic(
  found: Reported,
  sources: Sources,
  printer: Printer,
  words: Words['diagnostics'],
): string[] {
  const { colors, width } = printer;
  const caret = colors[found.level];
  const [headline = '', ...details] = printableLines(found.message).split('\n');
  const lines = linesOf(sources, found.file);
  const margin = ' '.repeat(String(found.end.line).length);
  return [
    ...headlines(found, headline, printer, words),
    ...frame(found.file, lines, found.span, { colors, caret, width }),
    ...details.map((line) => `${margin} ${colors.faint('=')} ${line}`),
    ...found.fixes
      .slice(0, SHOWN_FIXES)
      .map(({ title }) => `${margin} ${colors.good(words.fix)}${printableLines(title)}`),
    ...found.related.flatMap((place) => [
      `${margin} ${colors.faint(words.seeAlso)}`,
      ...frame(place.file, linesOf(sources, place.file), place.span, { colors, caret: colors.hint, width }),
    ]),
    '',
  ];
}

/** On a terminal a long message is broken between words; elsewhere it stays one line, for `grep`. */
function headlines(
  found: Reported,
  message: string,
  { colors, width, live }: Printer,
  words: Words['diagnostics'],
): string[] {
  const [level, code] = [words.level[found.level], `[${found.code}]`];
  const [first = '', ...rest] = wrap(`${level}${code} ${message}`, live ? width : Number.POSITIVE_INFINITY);
  return [
    `${colors[found.level](level)}${colors.faint(code)}${colors.strong(first.slice(level.length + code.length))}`,
    ...rest.map((line) => colors.strong(line)),
  ];
}
