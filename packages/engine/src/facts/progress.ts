import type { ImportProgress } from './report.js';

const EVERY_MS = 100;

/** Passes progress on, at most ten times a second and whenever the stage or the table changes. */
export const throttled = (
  tell: ((progress: ImportProgress) => void) | undefined,
  clock: () => number,
): ((progress: ImportProgress) => void) => {
  let last: ImportProgress | undefined;
  let told = -Infinity;
  return (progress) => {
    const isNew = progress.stage !== last?.stage || progress.table !== last.table;
    if (tell === undefined || (!isNew && clock() - told < EVERY_MS)) return;
    last = progress;
    told = clock();
    tell(progress);
  };
};
