import type { RuleEntry } from '../../../../language/live/outline.js';
import type { WatchedCounts } from '../../live/count-watch.js';
import type { Previewed } from '../../live/preview-watch.js';
import { type PublishedCounts, reckoned } from '../../live/together.js';
import { type CountRow, estimate } from './count-table.js';

/**
 * The values of a tag, or a segment, in numbers: those of everybody where they are counted, and until then reckoned up
 * from the sample. All of one answer.
 */
export const countRows = (
  entry: RuleEntry,
  counts: WatchedCounts | undefined,
  previewed: Previewed,
  published: PublishedCounts,
  memberLabel: string,
): readonly CountRow[] => {
  const before = published.rules.get(entry.rule);
  const subject = previewed.isOld
    ? undefined
    : previewed.report?.subjects.find(({ kind, name }) => entry.rule === `${kind}:${name}`);
  const isCounted = previewed.status === 'exact' || previewed.status === 'estimated' || previewed.status === 'same';
  const rowOf = (value: string | undefined): CountRow => {
    const own = value === undefined ? before?.count : before?.values.get(value);
    const base = { key: value ?? '', label: value ?? memberLabel, before: own };
    const told = subject?.values.find((each) => each.value === value);
    if (told !== undefined) return { ...base, after: told.after, entering: told.entering, leaving: told.leaving };
    if (isCounted && subject === undefined && typeof own === 'number')
      return { ...base, after: estimate(own, false), entering: estimate(0, false), leaving: estimate(0, false) };
    const sample = sampleOf(entry, value, counts);
    if (sample === undefined) return { ...base, after: undefined, entering: undefined, leaving: undefined };
    const up = reckoned(sample, published.everybody);
    const isEstimated = up.estimated === true;
    return {
      ...base,
      after: estimate(up.count, isEstimated),
      entering: estimate(up.entering, isEstimated),
      leaving: estimate(up.leaving, isEstimated),
    };
  };
  if (entry.kind === 'segment') return [rowOf(undefined)];
  return [...new Set(entry.values.map(({ value }) => value))].map(rowOf);
};

/** A value may have several cases, of which each counts its own. */
const sampleOf = (entry: RuleEntry, value: string | undefined, counts: WatchedCounts | undefined) => {
  const all = value === undefined ? counts?.declarations : counts?.cases;
  const own = all?.filter((each) => each.rule === entry.rule && each.value === value) ?? [];
  const [first] = own;
  if (first === undefined) return undefined;
  return { ...first, count: own.reduce((sum, each) => sum + each.count, 0) };
};
