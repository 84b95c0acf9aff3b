import type { DoctorWords, Finding, Verdict } from '../doctor/finding.js';
import { printableLines } from '../terminal/printable.js';
import type { Printer } from '../terminal/printer.js';
import { wrap } from '../terminal/width.js';

const SIGNS: Readonly<Record<Verdict, string>> = { good: '✓', notice: '·', warning: '!', error: '✗' };
/** Longer lines are hard to read, however wide the terminal. */
const READABLE = 100;

/** What was looked at, one line each; under what is not well why that matters and what to do. */
export function doctorLines(
  findings: readonly Finding[],
  printer: Printer,
  words: DoctorWords,
  quiet: boolean,
): string[] {
  const { colors } = printer;
  const paint = { good: colors.good, notice: colors.hint, warning: colors.warning, error: colors.bad };
  const room = Math.min(READABLE, printer.width) - 2;
  const told = findings.filter(({ verdict }) => !quiet || verdict === 'error' || verdict === 'warning');
  const lines = told.flatMap(({ verdict, what, why, fix }) => [
    ...hanging(paint[verdict](SIGNS[verdict]), wrap(printableLines(what), room)),
    ...indented(why, room, colors.faint),
    ...indented(fix === undefined ? undefined : `${words.fix}${fix}`, room, colors.name),
  ]);
  return quiet ? lines : [...lines, '', summary(findings, printer, words)];
}

const hanging = (sign: string, lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === 0 ? `${sign} ${line}` : `  ${line}`));

const indented = (text: string | undefined, room: number, paint: (line: string) => string): string[] =>
  text === undefined ? [] : wrap(printableLines(text), room).map((line) => `  ${paint(line)}`);

function summary(findings: readonly Finding[], { colors }: Printer, words: DoctorWords): string {
  const { error, warning } = counts(findings);
  if (error > 0) return `${colors.bad('✗')} ${words.summary(error, warning)}`;
  if (warning > 0) return `${colors.warning('!')} ${words.summary(error, warning)}`;
  return `${colors.good('✓')} ${words.well}`;
}

/** The same as data; `check` and `verdict` are stable, the words are for people. */
export function doctorJson(findings: readonly Finding[]): string {
  const { error, warning, notice } = counts(findings);
  const document = {
    formatVersion: 1,
    summary: { errors: error, warnings: warning, notices: notice },
    findings: findings.map(({ check, verdict, what, why, fix }) => ({ check, verdict, what, why, fix })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const counts = (findings: readonly Finding[]): Readonly<Record<Verdict, number>> => {
  const of = (verdict: Verdict): number => findings.filter((each) => each.verdict === verdict).length;
  return { good: of('good'), notice: of('notice'), warning: of('warning'), error: of('error') };
};
