import { expect, it } from 'vitest';
import { throttled } from './progress.js';
import type { ImportProgress } from './report.js';

it('tells ten times a second, and whenever the stage or the table changes', () => {
  const told: number[] = [];
  let now = 0;
  const tell = throttled(
    ({ rows }) => told.push(rows),
    () => now,
  );
  const steps: readonly (readonly [at: number, table: string, stage: ImportProgress['stage']])[] = [
    [0, 'a', 'reading'],
    [50, 'a', 'reading'],
    [100, 'a', 'reading'],
    [110, 'b', 'reading'],
    [120, 'b', 'writing'],
    [130, 'b', 'writing'],
  ];
  steps.forEach(([at, table, stage], rows) => {
    now = at;
    tell({ stage, table, bytesDone: 0, bytesTotal: 0, rows });
  });
  expect(told).toEqual([0, 2, 3, 4]);
});
