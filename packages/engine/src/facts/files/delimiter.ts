import { normalizeText } from '@tagwright/dsl';
import type { TableSpec } from '../reading/table-spec.js';

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * What parts the cells of a file: whatever finds most of the table's columns in its first line; in doubt a comma.
 * Spreadsheets write semicolons where the comma is the decimal sign.
 */
export const delimiterOf = (start: string, spec: TableSpec): string => {
  const line = start.slice(0, start.search(/\n|$/)).replace(/\r$/, '');
  const columns = new Set(spec.columns.map((column) => normalizeText(column.name)));
  const found = (delimiter: string): number =>
    line.split(delimiter).filter((cell) => columns.has(normalizeText(cell.trim().replace(/^"(.*)"$/, '$1')))).length;
  return DELIMITERS.reduce((best, other) => (found(other) > found(best) ? other : best));
};
