/** The cells of a grid that can have the focus, row by row, as they are on screen. */
const rowsOf = (grid: HTMLElement): readonly (readonly HTMLElement[])[] =>
  [...grid.querySelectorAll<HTMLElement>('[role="row"]')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')])
    .filter((cells) => cells.length > 0);

/** Moves the focus by arrows, Home and End. Answers whether it did. */
export const moveFocus = (grid: HTMLElement, key: string): boolean => {
  const rows = rowsOf(grid);
  const at = rows.findIndex((cells) => cells.includes(document.activeElement as HTMLElement));
  const cells = rows[at];
  if (cells === undefined) return false;
  const column = cells.indexOf(document.activeElement as HTMLElement);
  const target = targetOf(key, rows, at, column);
  if (target === undefined) return false;
  target.focus();
  return true;
};

const targetOf = (
  key: string,
  rows: readonly (readonly HTMLElement[])[],
  at: number,
  column: number,
): HTMLElement | undefined => {
  const inRow = (row: readonly HTMLElement[] | undefined): HTMLElement | undefined =>
    row?.[Math.min(column, row.length - 1)];
  switch (key) {
    case 'ArrowLeft':
      return rows[at]?.[column - 1];
    case 'ArrowRight':
      return rows[at]?.[column + 1];
    case 'ArrowUp':
      return inRow(rows[at - 1]);
    case 'ArrowDown':
      return inRow(rows[at + 1]);
    case 'Home':
      return rows[at]?.[0];
    case 'End':
      return rows[at]?.at(-1);
    default:
      return undefined;
  }
};
