import type { ImportReport } from '@tagwright/engine';
import type { Context } from '../context.js';
import type { Printer } from '../terminal/printer.js';
import { printable } from '../terminal/printable.js';
import { table } from '../terminal/table.js';
import { findingLine } from './findings.js';
import { count } from './numbers.js';

/** What is wrong or odd with the data: the files first, then the first bad rows and how many more there are. */
export function importFindings(context: Context, printer: Printer, report: ImportReport): string[] {
  const { badRows } = report;
  const unshown = badRows.total - badRows.first.length;
  return [
    ...[...report.findings, ...badRows.first].map((finding) => findingLine(context, printer, finding)),
    ...(unshown > 0 ? [printer.colors.faint(context.words.facts.moreBadRows(unshown))] : []),
  ];
}

/** What an import did, a row for each table. */
export function importTable({ words }: Context, printer: Printer, report: ImportReport): string[] {
  const { facts } = words;
  const rows = report.tables.map((one) => [
    printable(one.table),
    printable(one.file),
    facts.rowsRead(count(one.rowsRead)),
    report.written ? facts.inserted(count(one.inserted)) : '',
    one.repeated > 0 ? facts.repeated(count(one.repeated)) : '',
    one.rejected > 0 ? facts.rejected(count(one.rejected)) : '',
  ]);
  const { colors } = printer;
  const right = { align: 'right' } as const;
  const drawn = table(
    rows,
    [
      { paint: colors.name, max: 32 },
      { paint: colors.faint, max: 40 },
      right,
      { ...right, paint: colors.good },
      right,
      { ...right, paint: colors.bad },
    ],
    2,
  );
  const created = report.createdCustomers;
  return [...drawn, ...(created > 0 ? [`  ${facts.createdCustomers(count(created))}`] : [])];
}

/** How it went: how long it took, or that nothing was loaded. */
export function importOutcome({ words }: Context, { colors }: Printer, report: ImportReport): string {
  const { facts } = words;
  return report.written
    ? `${colors.good('✓')} ${facts.imported(seconds(report.seconds), count(Math.round(report.rowsPerSecond)))}`
    : `${colors.bad('✗')} ${facts.nothingWritten}`;
}

/** `0.42`, `12.5`: three digits are enough to compare. */
export const seconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
