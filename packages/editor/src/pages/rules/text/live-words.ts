import type { Live, LiveAt, LiveCount } from '../live/index.js';

/** How counts are said. */
export interface LiveWords {
  /** 1,203 */
  number(count: number, estimated: boolean): string;
  /** 1,203 人 */
  customers(count: number, estimated: boolean): string;
  /** 2.4% */
  share(share: number): string;
  found(count: string, share: string): string;
  coming(count: string): string;
  going(count: string): string;
  readonly fromSample: string;
}

/** What stands above a rule: `命中 1,203 人 · 2.4% · ▲37`. */
export const lensText = (live: LiveCount, words: LiveWords): string => {
  const { count, of, entering = 0, leaving = 0, estimated = false } = live;
  const parts = [words.found(words.customers(count, estimated), words.share(of === 0 ? 0 : count / of))];
  if (entering > 0) parts.push(words.coming(words.number(entering, false)));
  if (leaving > 0) parts.push(words.going(words.number(leaving, false)));
  if (estimated) parts.push(words.fromSample);
  return parts.join(' · ');
};

/** What stands at the end of a line: nothing before it ever moves. */
export interface LineEnd {
  /** Where the line ends. */
  readonly offset: number;
  readonly text: string;
}

/**
 * For each line the counts of the conditions that end on it, in their order, with their thresholds, and what they come
 * to together: `1,203 · 800（≥ ¥3,280）→ 402 人`.
 */
export const lineEnds = (live: Live, words: LiveWords): readonly LineEnd[] => {
  const lines = new Map<number, { leaves: LiveAt[]; total?: LiveAt }>();
  const at = (offset: number): { leaves: LiveAt[]; total?: LiveAt } => {
    const end = endOfLine(live.text, offset);
    const line = lines.get(end) ?? { leaves: [] };
    lines.set(end, line);
    return line;
  };
  for (const leaf of leavesOf(live.conditions)) at(leaf.span.end).leaves.push(leaf);
  for (const total of live.cases) at(total.span.end).total = total;
  for (const whole of live.declarations) {
    const line = lines.get(endOfLine(live.text, whole.span.end));
    if (line !== undefined && line.leaves.length > 0) line.total ??= whole;
  }
  return [...lines]
    .map(([offset, line]) => ({ offset, text: told(line, live, words) }))
    .toSorted((a, b) => a.offset - b.offset);
};

const told = (
  { leaves, total }: { leaves: readonly LiveAt[]; total?: LiveAt },
  live: Live,
  words: LiveWords,
): string => {
  const [only] = leaves;
  const isAll = leaves.length === 1 && only !== undefined && (total === undefined || total.count === only.count);
  const parts = leaves.map((leaf) => {
    const threshold = live.thresholds.find(({ span }) => leaf.span.start <= span.start && span.end <= leaf.span.end);
    const { count, estimated = false } = leaf;
    const text = isAll ? words.customers(count, estimated) : words.number(count, estimated);
    return threshold === undefined ? text : `${text} (${threshold.text})`;
  });
  const sum = isAll || total === undefined ? [] : [words.customers(total.count, total.estimated ?? false)];
  return [parts.join(' · '), ...sum].filter((text) => text !== '').join(' → ');
};

/** Conditions that hold no other. */
const leavesOf = (conditions: readonly LiveAt[]): readonly LiveAt[] => {
  const inOrder = conditions.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return inOrder.filter(({ span }, at) => {
    const next = inOrder[at + 1];
    return next === undefined || next.span.start >= span.end;
  });
};

const endOfLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  const line = end === -1 ? text.length : end;
  return text.charAt(line - 1) === '\r' ? line - 1 : line;
};
