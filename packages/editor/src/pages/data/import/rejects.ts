import type { Table } from './read-table.js';
import type { RefusedRow } from './send-facts.js';

/** The refused rows as a CSV with why beside each, to be put right and sent again. Excel knows it by its first bytes. */
export const rejectsFile = (table: Table, refused: readonly RefusedRow[], reason: string): Blob => {
  const lines = [[...table.header, reason], ...refused.map((each) => [...(table.rows[each.row] ?? []), each.reason])];
  return new Blob(['\ufeff', lines.map((cells) => cells.map(cell).join(',')).join('\r\n'), '\r\n'], {
    type: 'text/csv;charset=utf-8',
  });
};

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
