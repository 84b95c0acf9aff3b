import type { CountPlace, ThresholdSeen } from '../../../language/live/shape.js';
import type { Counted } from '../../../ui/count.js';
import type { ValueText } from '../../../ui/value.js';
import type { WatchedCount, WatchedCounts } from './count-watch.js';
import type { PreviewReport, PreviewSubject } from './preview-parts.js';
import type { Previewed } from './preview-watch.js';
import type { Live, LiveAt, LiveCount } from './shape.js';

/** What the book in force says of everybody: how many have each value, by `tag:NAME` and `segment:NAME`. */
export interface PublishedCounts {
  /** How many customers there are. */
  readonly everybody: number | undefined;
  readonly rules: ReadonlyMap<string, { readonly count?: Counted; readonly values: ReadonlyMap<string, Counted> }>;
}

/** What is known beside the counts of sample customers. */
export interface Everybody {
  readonly revision: number;
  readonly previewed: Previewed;
  readonly published: PublishedCounts;
}

/** How values are said, and those that are estimated. */
export interface Telling {
  readonly value: ValueText;
  readonly about: (text: string) => string;
}

/**
 * Counts as they are shown: those of everybody where they are known, of what the draft changes by its preview, of the
 * rest by the book in force once a preview has told that it is the rest; and else reckoned up from sample customers.
 */
export const together = (counts: WatchedCounts, everybody: Everybody, told: Telling): Live => {
  const { path, text, isOld } = counts;
  const shown = (list: readonly WatchedCount[]): readonly LiveAt[] =>
    list.map((each) => ({
      ...placeOf(each),
      ...((isOld || each.isOld ? undefined : everybodys(each, everybody)) ??
        reckoned(each, everybody.published.everybody)),
    }));
  return {
    path,
    text,
    revision: everybody.revision,
    isOld,
    declarations: shown(counts.declarations),
    cases: shown(counts.cases),
    conditions: shown(counts.conditions),
    thresholds: counts.thresholds.map(({ span, estimated, ...seen }) => ({
      span,
      estimated,
      text: thresholdText(seen, estimated ? (each, type) => told.about(told.value(each, type)) : told.value),
    })),
  };
};

const placeOf = ({
  rule,
  value,
  case: index,
  path,
  isGroup,
  isExclusive,
  span,
  isOld,
}: WatchedCount): CountPlace & Pick<LiveAt, 'span' | 'isOld'> => ({
  rule,
  span,
  ...(value === undefined ? {} : { value }),
  ...(index === undefined ? {} : { case: index }),
  ...(path === undefined ? {} : { path }),
  ...(isGroup === undefined ? {} : { isGroup }),
  ...(isExclusive === undefined ? {} : { isExclusive }),
  ...(isOld ? { isOld } : {}),
});

/** A count of some, reckoned up to everybody; two digits of it mean something. */
export const reckoned = (
  { count, of, entering, leaving }: Pick<WatchedCount, 'count' | 'of' | 'entering' | 'leaving'>,
  everybody: number | undefined,
): LiveCount => {
  const whole = everybody === undefined || everybody <= of ? undefined : everybody;
  const up = (some: number): number => (whole === undefined || of === 0 ? some : rounded((some * whole) / of));
  return {
    count: up(count),
    of: whole ?? of,
    ...(entering === undefined ? {} : { entering: up(entering) }),
    ...(leaving === undefined ? {} : { leaving: up(leaving) }),
    ...(whole === undefined ? {} : { estimated: true }),
  };
};

const rounded = (value: number): number => Number(Math.round(value).toPrecision(2));

const everybodys = (each: WatchedCount, { previewed, published }: Everybody): LiveCount | undefined => {
  const { status, report } = previewed;
  if (status === 'same') return unchanged(each, published);
  if ((status !== 'estimated' && status !== 'exact') || report === undefined) return undefined;
  const subject = report.subjects.find(({ kind, name }) => each.rule === `${kind}:${name}`);
  return subject === undefined ? unchanged(each, published) : changed(each, subject, report);
};

const unchanged = (each: WatchedCount, { everybody, rules }: PublishedCounts): LiveCount | undefined => {
  const rule = rules.get(each.rule);
  // The whole condition of a segment says what the segment does; other conditions nobody has counted.
  const isWhole = each.path === undefined || (each.path.length === 0 && each.rule.startsWith('segment:'));
  if (rule === undefined || everybody === undefined || !isWhole) return undefined;
  const count = each.value === undefined ? rule.count : rule.values.get(each.value);
  return typeof count === 'number' ? { count, of: everybody } : undefined;
};

const changed = (
  { path, case: index = 0, value: own, isExclusive }: WatchedCount,
  subject: PreviewSubject,
  { customers: of, sampled }: PreviewReport,
): LiveCount | undefined => {
  if (typeof of !== 'number') return undefined;
  const whole = { of, ...(sampled === undefined ? {} : { estimated: true }) };
  if (path !== undefined) {
    const isIt = (condition: PreviewSubject['conditions'][number]): boolean =>
      condition.case === index && condition.path.join('.') === path.join('.');
    const count = subject.conditions.find(isIt)?.holds?.count;
    return typeof count === 'number' ? { count, ...whole } : undefined;
  }
  if (own === undefined && isExclusive === true) {
    const all = subject.values.map(({ after }) => after?.count);
    const known = all.filter((count) => typeof count === 'number');
    return known.length === all.length ? { count: known.reduce((sum, count) => sum + count, 0), ...whole } : undefined;
  }
  const found = subject.values.find(({ value }) => value === own);
  const [count, entering, leaving] = [found?.after?.count, found?.entering.count, found?.leaving.count];
  return typeof count === 'number'
    ? {
        count,
        ...whole,
        ...(typeof entering === 'number' ? { entering } : {}),
        ...(typeof leaving === 'number' ? { leaving } : {}),
      }
    : undefined;
};

const SIGNS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** `≥ ¥3,280`; of several groups the lowest and the highest. */
export const thresholdText = ({ op, type, low, high, groups }: ThresholdSeen, value: ValueText): string => {
  const [from, to] = [value(low, type), value(high, type)];
  return `${SIGNS[op]} ${groups < 2 || from === to ? from : `${from} – ${to}`}`;
};
