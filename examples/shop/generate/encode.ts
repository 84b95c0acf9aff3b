import type { Cell, Columns, ColumnType } from './tables.js';

export type Format = 'csv' | 'ndjson';

/** How a table is written down: what stands above the rows, and how a row becomes a line. */
export interface Encoding {
  readonly head: string;
  line(cells: readonly Cell[]): string;
}

export function encodingOf(columns: Columns, format: Format): Encoding {
  return format === 'csv' ? csvOf(columns) : ndjsonOf(columns);
}

/** RFC 4180, but with line feeds; a missing value is an empty field. */
function csvOf(columns: Columns): Encoding {
  const types = Object.values(columns);
  return {
    head: `${Object.keys(columns).join(',')}\n`,
    line(cells) {
      let line = csvCell(cells[0] ?? null, types[0] as ColumnType);
      for (let index = 1; index < types.length; index += 1) {
        line += `,${csvCell(cells[index] ?? null, types[index] as ColumnType)}`;
      }
      return `${line}\n`;
    },
  };
}

function csvCell(cell: Cell, type: ColumnType): string {
  if (cell === null) return '';
  if (type === 'plain') return cell as string;
  if (type === 'money') return moneyText(cell as number);
  if (type === 'text' && /[",\r\n]/.test(cell as string)) return `"${(cell as string).replaceAll('"', '""')}"`;
  return String(cell);
}

function ndjsonOf(columns: Columns): Encoding {
  const keys = Object.keys(columns).map((name, index) => `${index === 0 ? '{' : ','}"${name}":`);
  const types = Object.values(columns);
  return {
    head: '',
    line(cells) {
      let line = '';
      for (let index = 0; index < types.length; index += 1) {
        line += (keys[index] as string) + jsonCell(cells[index] ?? null, types[index] as ColumnType);
      }
      return `${line}}\n`;
    },
  };
}

function jsonCell(cell: Cell, type: ColumnType): string {
  if (cell === null) return 'null';
  if (type === 'plain') return `"${cell as string}"`;
  if (type === 'money') return moneyText(cell as number);
  return typeof cell === 'string' ? JSON.stringify(cell) : String(cell);
}

/** Hundredths as a decimal: `12.50`. */
function moneyText(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const rest = hundredths - whole * 100;
  return `${String(whole)}.${rest < 10 ? '0' : ''}${String(rest)}`;
}
