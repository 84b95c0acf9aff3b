import { fit, pad, widthOf } from './width.js';

/** How a column of a table is laid out. */
export interface Column {
  readonly align?: 'left' | 'right';
  /** Longer cells are cut with `…`; without it they are not. */
  readonly max?: number;
  /** Colours the cell after it is laid out, so that the colours take no room. */
  readonly paint?: ((text: string) => string) | undefined;
}

/** Rows of plain cells as aligned lines, two spaces between the columns, nothing after the last cell. */
export function table(rows: readonly (readonly string[])[], columns: readonly Column[], indent = 0): string[] {
  const cut = rows.map((row) => row.map((cell, i) => fit(cell, columns[i]?.max ?? Number.POSITIVE_INFINITY)));
  const widths = columns.map((_, i) => Math.max(0, ...cut.map((row) => widthOf(row[i] ?? ''))));
  return cut.map((row) => {
    const last = row.findLastIndex((cell) => cell !== '');
    const cells = row.slice(0, last + 1).map((cell, i) => {
      const align = columns[i]?.align ?? 'left';
      const laid = i === last && align === 'left' ? cell : pad(cell, widths[i] ?? 0, align);
      const paint = columns[i]?.paint;
      return paint && cell !== '' ? laid.replace(cell, () => paint(cell)) : laid;
    });
    return (' '.repeat(indent) + cells.join('  ')).trimEnd();
  });
}
