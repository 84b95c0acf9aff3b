import { type AnswerTarget, prepare, why } from '@tagwright/dsl';
import { asEvaluated, type Change, customerFields } from '@tagwright/engine';
import { type Context, localInstant, reasonOf, type SoundBook, wordingOf } from '@tagwright/cli/drawing';
import type { LiveShop } from './shop.js';
import type { LiveWords } from './words.js';

/** A change as it is told: who, what, and why. */
export interface News {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** What people would talk about first. */
const TOLD_FIRST = ['RFM评级', '流失风险', '会员等级', '待召回高价值', '生命周期', '弃购', '意向商品', '购物车提醒'];

/** The changes most worth telling, each about another customer and, while there are enough, another subject. */
export function worthTelling(
  changes: readonly Change[],
  most: number,
  toldLately: readonly string[],
): readonly Change[] {
  const interest = interestIn(toldLately);
  const ranked = changes
    .filter((change) => change.old !== change.new && change.customer !== '')
    .toSorted((a, b) => interest(a) - interest(b) || a.seq - b.seq);
  const told: Change[] = [];
  for (const isFresh of [
    (change: Change) => !told.some(({ name, customer }) => name === change.name || customer === change.customer),
    (change: Change) => !told.some(({ customer }) => customer === change.customer),
  ])
    for (const change of ranked) if (told.length < most && isFresh(change)) told.push(change);
  return told.toSorted((a, b) => a.effectiveAt - b.effectiveAt);
}

/** The smaller, the sooner told: by subject, those who had another value before, and whoever moved himself. */
const interestIn =
  (toldLately: readonly string[]) =>
  ({ name, kind, old, cause }: Change): number => {
    const place = TOLD_FIRST.indexOf(name);
    const all = TOLD_FIRST.length;
    return (
      (place === -1 ? all : place) +
      (kind === 'tag' && old === null ? 3 : 0) +
      (toldLately.includes(name) ? all : 0) +
      (cause === 'population' ? 2 * all : 0)
    );
  };

/** Asks the engine why, as it is now. */
export async function newsOf(
  { store, plan }: LiveShop,
  book: SoundBook,
  change: Change,
  { words }: Context,
  live: LiveWords,
): Promise<News> {
  const { zone } = plan.catalog;
  const known = await asEvaluated(store, plan, change.customer);
  const part = [...plan.tags, ...plan.segments].find(({ names }) => names[0] === change.name);
  const target = { [change.kind]: part?.id } as unknown as AnswerTarget;
  const seen = why(prepare(plan), known.facts, known.asOf, known.held, { target, heldAt: known.heldAt });
  const reason = reasonOf(seen, change, wordingOf(book), { zone, words });
  const fields = await customerFields(store, plan.catalog, change.customer);
  const name = fields.find(({ field }) => field.column === 'name')?.value;
  const shown = (value: string | null, none: string): string =>
    value === null ? none : change.kind === 'segment' ? live.isIn : value;
  return {
    at: localInstant(Math.floor(change.effectiveAt / 60_000) * 60_000, zone).slice(5),
    who: `${change.customer} ${name === undefined ? '' : String(name)}`.trim(),
    what: change.name,
    from: change.kind === 'segment' ? '' : shown(change.old, live.nobody),
    to: shown(change.new, change.kind === 'segment' ? live.isOut : live.nobody),
    reason: reason === '' ? live.causeAlone(change.cause) : reason,
  };
}
