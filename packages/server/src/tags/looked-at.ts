import { sql } from 'kysely';
import type { Deps } from '../deps.js';
import { defineJob } from '../jobs/job.js';
import { JOURNAL_TABLE } from '../journal/entries.js';
import { listWebhooks } from '../webhooks/webhook.js';

const DAY = 86_400_000;

/** For so long a look counts, and so long the journal has to go back before anybody is told that nobody looked. */
const COUNTS = 90 * DAY;
const KEPT = DAY / 24;

interface Looks {
  /** Names as the journal has them: `RFM`, or `RFM: 重要保持` of those with a value. */
  readonly names: readonly string[];
  /** When the journal began (ms UTC). */
  readonly begun: number | undefined;
}

const looksJob = defineJob(
  'tags.looked-at',
  async ({ store }, { since }: { readonly since: number }): Promise<Looks> => {
    const names: string[] = [];
    const rows = store.rows<{ name: string }>(
      sql`select distinct name from ${sql.id(JOURNAL_TABLE)} where at >= ${BigInt(since)} and name is not null`,
    );
    for await (const { name } of rows) names.push(name);
    const first = await store.row<{ begun: number | null }>(sql`select min(at) as begun from ${sql.id(JOURNAL_TABLE)}`);
    const wanted = (await listWebhooks(store)).flatMap(({ wanted: { tags } }) => tags ?? []);
    return { names: [...names, ...wanted], begun: first?.begun ?? undefined };
  },
);

const known = new WeakMap<Deps, { readonly at: number; readonly looks: Looks }>();

/**
 * Which of some tags somebody looked at, exported or has sent out, of late; undefined where the journal does not go back far
 * enough to tell. An hour old at most.
 */
export const tagsLookedAt = async (
  deps: Deps,
  tags: readonly { readonly names: readonly string[] }[],
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> => {
  const now = deps.clock();
  let found = known.get(deps);
  if (found === undefined || now - found.at > KEPT) {
    const options = { deadlineMs: deps.config.limits.jobMs, signal };
    found = { at: now, looks: await deps.jobs.run(looksJob, { since: now - COUNTS }, options) };
    known.set(deps, found);
  }
  const { names, begun } = found.looks;
  if (begun === undefined || now - begun < COUNTS) return undefined;
  const isLookedAt = (tag: string): boolean => names.some((name) => name === tag || name.startsWith(`${tag}: `));
  return new Set(tags.filter((tag) => tag.names.some(isLookedAt)).map((tag) => tag.names[0] ?? ''));
};
