import { findingMessage } from '@tagwright/engine';
import type { Finding } from '@tagwright/engine';
import type { Context } from '../context.js';
import { printable, printableLines } from '../terminal/printable.js';
import type { Printer } from '../terminal/printer.js';

/** What an import has to say, one finding a line: `error order.csv:12 amount: …`. */
export function findingLine({ locale, words }: Context, { colors }: Printer, finding: Finding): string {
  const { level, file, line, column } = finding;
  const severity = level === 'notice' ? colors.hint(words.facts.notice) : colors[level](words.diagnostics.level[level]);
  const place = [
    colors.strong(printable(line === undefined ? file : `${file}:${line}`)),
    ...(column === undefined ? [] : [colors.name(printable(column))]),
  ];
  return `${severity} ${place.join(' ')}: ${printableLines(findingMessage(finding, locale))}`;
}
