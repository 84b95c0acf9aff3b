import type { Group, Row } from '../../../../builder/index.js';

/** A row where it stands in a grid: everything that its gestures need. */
export interface Line {
  readonly row: Row;
  /** The group that it is one of; undefined for the outermost. */
  readonly group: Group | undefined;
  readonly index: number;
  /** How deep it is nested, from 1. */
  readonly level: number;
  /** Names it among all lines of the builder: `0.2.1` for the second row of the third of the first condition. */
  readonly key: string;
}

/** The lines of a condition, each group before its rows. */
export const linesOf = (row: Row, key: string): readonly Line[] => [...lines(row, undefined, 0, 1, key)];

const lines = function* (
  row: Row,
  group: Group | undefined,
  index: number,
  level: number,
  key: string,
): Generator<Line> {
  yield { row, group, index, level, key };
  if (row.kind !== 'group') return;
  for (const [at, each] of row.rows.entries()) yield* lines(each, row, at, level + 1, `${key}.${at}`);
};

/** As which of two a row counts where it stands. */
export const amongOf = ({ group }: Line): Group['op'] => group?.op ?? 'or';
