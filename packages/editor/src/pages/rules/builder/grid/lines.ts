import type { Ast } from '@tagwright/dsl';
import type { Group, Row, Stage, Test } from '../../../../builder/index.js';

/** A line of a grid, where it stands. */
interface Place {
  /** How deep it is nested, from 1. */
  readonly level: number;
  /** Names it among all lines of the builder: `0.2.1` for the second row of the third of the first condition. */
  readonly key: string;
  /** Which of its siblings it is. */
  readonly index: number;
}

/** A row where it stands in a grid: everything that its gestures need. */
export interface RowPlace extends Place {
  readonly kind: 'row';
  readonly row: Row;
  /** The group that it is one of; undefined for the outermost. */
  readonly group: Group | undefined;
}

/** One event of a sequence, below the row that is the sequence. */
export interface StagePlace extends Place {
  readonly kind: 'stage';
  readonly row: Test;
  readonly sequence: Ast.Did;
  readonly stage: Stage;
}

export type Line = RowPlace | StagePlace;

/** The lines of a condition, each group before its rows, and each sequence before its events. */
export const linesOf = (row: Row, key: string): readonly Line[] => [...lines(row, undefined, 0, 1, key)];

const lines = function* (
  row: Row,
  group: Group | undefined,
  index: number,
  level: number,
  key: string,
): Generator<Line> {
  yield { kind: 'row', row, group, index, level, key };
  if (row.kind === 'group')
    for (const [at, each] of row.rows.entries()) yield* lines(each, row, at, level + 1, `${key}.${at}`);
  else if (row.kind === 'test') yield* stages(row, level + 1, key);
};

const stages = function* (row: Test, level: number, key: string): Generator<StagePlace> {
  const { node } = row;
  if (node.kind !== 'Did') return;
  for (const [index, stage] of row.stages.entries())
    yield { kind: 'stage', row, sequence: node, stage, index, level, key: `${key}.${index}` };
};

/** As which of two a row counts where it stands. */
export const amongOf = ({ group }: RowPlace): Group['op'] => group?.op ?? 'or';

/** The line that holds another: `0.2` of `0.2.1`. */
export const parentOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')));
