import { type Plan, sharedParts } from '@tagwright/dsl';
import { costOf, type TableSizes, tableSizes } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import type { JobContext } from '../jobs/index.js';

/** Counting millions of rows takes a while, and a few more of them make no difference. */
const KEPT_MS = 600_000;
const known = new WeakMap<object, { readonly at: number; readonly sizes: TableSizes }>();

const sizesOf = async ({ store }: JobContext, plan: Plan, now: number): Promise<TableSizes> => {
  const kept = known.get(store);
  if (kept !== undefined && now - kept.at < KEPT_MS) return kept.sizes;
  const sizes = await tableSizes(store, plan);
  known.set(store, { at: now, sizes });
  return sizes;
};

/**
 * Refuses a draft that everybody would have to be measured anew for, and that would take too many rows, before anything
 * of it is worked out (422, `evaluation-too-costly`). `now`: ms UTC.
 */
export const refuseCostly = async (
  context: JobContext,
  draft: Plan,
  published: Plan,
  { rows: limit, now }: { readonly rows: number; readonly now: number },
): Promise<void> => {
  const shared = sharedParts(draft, published);
  const fresh = draft.columns.filter(({ id }) => !shared.has(id));
  if (fresh.length === 0) return;
  const { rows, table } = costOf(fresh, published, await sizesOf(context, published, now));
  if (rows > limit) throw new ServerError(422, 'evaluation-too-costly', { rows, limit, table: table ?? '' });
};
