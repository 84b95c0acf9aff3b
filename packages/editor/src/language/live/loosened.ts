import { type Cond, type ConditionSeen, jsonValue, type Observed, type Plan, type Seen } from '@tagwright/dsl';
import type { EmptyingPart } from './emptied.js';
import type { SoundPart } from './sound-book.js';

interface Candidate {
  readonly customer: string;
  readonly seen: ConditionSeen;
}

/** Who of those who meet everything else is nearest to a comparison, and the comparison that he would meet. */
export const loosened = (
  node: Cond,
  candidates: readonly Candidate[],
  part: SoundPart,
  observed: Observed,
  plan: Plan,
  now: number,
): EmptyingPart['nearest'] => {
  if (node.kind !== 'compare' && node.kind !== 'rank') return undefined;
  const numbers = candidates.flatMap(({ customer, seen: { left, right, ranked } }) => {
    const [a, b] = [numberOf(left), numberOf(right)];
    return left === undefined || right === undefined || a === undefined || b === undefined || ranked === false
      ? []
      : [{ customer, left, right, a, b }];
  });
  const [best] = numbers.toSorted((x, y) => Math.abs(x.a - x.b) - Math.abs(y.a - y.b));
  if (best === undefined) return undefined;
  const edit = editFor(node, best.left, part, observed, plan, now);
  return {
    customer: best.customer,
    type: best.left.type.kind,
    seen: natural(best.left),
    against: natural(best.right),
    ...(edit === undefined ? {} : { edit }),
  };
};

const numberOf = (seen: Seen | undefined): number | undefined =>
  seen === undefined || seen.value === null || typeof seen.value === 'string' ? undefined : Number(natural(seen));

const natural = ({ type, value }: Seen): unknown =>
  value === null ? null : JSON.parse(jsonValue(type, typeof value === 'boolean' ? Number(value) : value));

/** A written number with its unit: `90d`, `3万`, `top20%`. */
const NUMBER = /[0-9０-９][0-9０-９_,.．]*/;

/** The same comparison with another number, just so far that the value is let in. */
const editFor = (
  node: Extract<Cond, { kind: 'compare' | 'rank' }>,
  seen: Seen,
  { planned, workspace }: SoundPart,
  observed: Observed,
  plan: Plan,
  now: number,
): NonNullable<EmptyingPart['nearest']>['edit'] => {
  const origin = planned.origins.get(node);
  const right = (origin?.node as { readonly right?: { readonly span: { start: number; end: number } } } | undefined)
    ?.right;
  if (origin === undefined || right === undefined) return undefined;
  const text = workspace.text(origin.file);
  const written = text.slice(right.span.start, right.span.end);
  const found = NUMBER.exec(written);
  const old = Number(found?.[0].normalize('NFKC').replaceAll(/[_,]/g, ''));
  if (found === null || !Number.isFinite(old) || old === 0) return undefined;
  const wanted =
    node.kind === 'rank'
      ? shareFor(node, seen, written, observed, plan, now)
      : scaledTo(node, Number(natural(seen)), old);
  if (wanted === undefined || wanted === old) return undefined;
  const start = right.span.start + found.index;
  const span = { start, end: start + found[0].length };
  const { span: whole } = origin.node;
  const reads = text.slice(whole.start, span.start) + String(wanted) + text.slice(span.end, whole.end);
  return { file: origin.file, span, text: String(wanted), reads: reads.replaceAll(/\s+/g, ' ') };
};

/** The value in the unit that the number is written in, rounded to the side that lets it in. */
const scaledTo = ({ op, right }: Extract<Cond, { kind: 'compare' }>, seen: number, old: number): number | undefined => {
  if (right.kind !== 'const' || op === '=') return undefined;
  const unit = Number(natural({ type: right.type, value: Number(right.value) })) / old;
  const exact = seen / unit;
  const isAbove = op === '>' || op === '>=';
  const step = Math.abs(exact) >= 10 || Number.isInteger(old) ? 1 : 0.01;
  const rounded = (isAbove ? Math.floor(exact / step) : Math.ceil(exact / step)) * step;
  const isStrictlyAt = (op === '>' || op === '<') && rounded === exact;
  const wanted = isStrictlyAt ? rounded + (isAbove ? -step : step) : rounded;
  return wanted < 0 ? undefined : Math.round(wanted * 100) / 100;
};

/** The share, in whole percents, that reaches down to a value. */
const shareFor = (
  node: Extract<Cond, { kind: 'rank' }>,
  seen: Seen,
  written: string,
  observed: Observed,
  plan: Plan,
  now: number,
): number | undefined => {
  const rank = plan.ranks.find(({ id }) => id === node.rank);
  if (rank === undefined || rank.cut === 'average' || !('share' in rank.cut) || !/[%％]/.test(written))
    return undefined;
  const values = observed.measured(rank);
  // A recency is seen as one, though its instant is what is ranked.
  const own =
    rank.shown === 'since' ? now - Number(seen.value) : Number(seen.value) + (rank.shown === 'until' ? now : 0);
  const inOrder = rank.cut.from === 'largest' ? (a: number) => a >= own : (a: number) => a <= own;
  const reaching = values.filter(inOrder).length;
  return values.length === 0 ? undefined : Math.min(100, Math.ceil((reaching / values.length) * 100));
};
