import type { Printer } from '../../terminal/printer.js';
import { printableLines } from '../../terminal/printable.js';
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
    `${caret(words.level[found.level])}${colors.faint(`[${found.code}]`)} ${colors.strong(headline)}`,
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
