import { localInstant, type Plan } from '@tagwright/dsl';
import type { AuditReport } from '@tagwright/engine';
import type { Printer } from '../terminal/printer.js';
import { printable } from '../terminal/printable.js';
import { table } from '../terminal/table.js';
import type { Words } from '../words/index.js';
import { isoInstant } from './instant.js';
import { count } from './numbers.js';

/** Where the stored state differs from the rebuilt one, with both values; a line that says so where it does not. */
export function auditLines(report: AuditReport, plan: Plan, { colors }: Printer, { audit, why }: Words): string[] {
  const { differences, columns, listed, population, asOf } = report;
  const at = localInstant(asOf, plan.catalog.zone);
  if (differences === 0) return [`${colors.good('✓')} ${audit.equal(count(population), at)}`];
  const shown = (value: string | number | bigint | null): string =>
    value === null ? why.missing : printable(String(value));
  const rows = listed.map(({ table: where, row, column, stored, rebuilt }) => [
    where,
    printable(row),
    named(column, plan),
    `${shown(stored)} ≠ ${shown(rebuilt)}`,
  ]);
  return [
    `${colors.bad('✗')} ${audit.differs(count(differences), count(columns.length), at)}`,
    ...table(rows, [{ paint: colors.faint }, { max: 32 }, { max: 40, paint: colors.name }, { max: 60 }], 2),
    ...(listed.length < differences ? [colors.faint(`  ${audit.more(count(differences - listed.length))}`)] : []),
    audit.advice,
  ];
}

/** What the book calls a column of the answers: `t3 (RFM评级)`. */
function named(column: string, { tags, segments }: Plan): string {
  const id = column.split('_')[0];
  const part = [...tags, ...segments].find((each) => each.id === id);
  return part === undefined ? column : `${column} (${printable(part.names[0] ?? '')})`;
}

export const auditJson = ({ asOf, ...report }: AuditReport): string =>
  `${JSON.stringify({ formatVersion: 1, asOf: isoInstant(asOf), ...report }, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`;
