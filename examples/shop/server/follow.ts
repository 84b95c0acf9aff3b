import type { Client } from './client.js';

/** A change as the stream tells it; of all that it says what is shown here. */
export interface Told {
  readonly customer: string | null;
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** A line so often, in ms: more than that nobody reads. */
const EVERY = 2000;

/** Follows the stream of changes and shows one now and then, with how many passed since the last one that was shown. */
export const followChanges = async (
  api: Client,
  signal: AbortSignal,
  show: (change: Told, passed: number) => Promise<void>,
): Promise<void> => {
  let [shownAt, passed] = [0, 0];
  for (;;) {
    for await (const line of api.changes(signal)) {
      if (!line.startsWith('data:')) continue;
      const change = JSON.parse(line.slice('data:'.length)) as Told;
      if (change.name === undefined || change.customer === null || change.old === change.new) continue;
      passed += 1;
      if (Date.now() - shownAt < EVERY) continue;
      await show(change, passed);
      [shownAt, passed] = [Date.now(), 0];
    }
    // A stream lasts a quarter of an hour; whoever reads on asks again.
    if (signal.aborted) return;
  }
};
