import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useDraft } from '../../../draft/index.js';
import { useLanguageWorker } from '../../../language/index.js';
import type { RuleEntry } from '../../../language/live/outline.js';
import { useValueText } from '../../../ui/value.js';
import { useWords } from '../../../words/index.js';
import { CountWatch, type WatchedCounts } from './count-watch.js';
import { LiveShared, LookingShared } from './index.js';
import type { Previewed } from './preview-watch.js';
import { type PublishedCounts, together } from './together.js';
import { useOutline } from './use-outline.js';
import { usePreviewed } from './use-previewed.js';
import { usePublished } from './use-published.js';
import { type SamplesKnown, useSamples } from './use-samples.js';

/** Who is looked at, and what is known of them and of everybody. */
export interface Looking extends SamplesKnown {
  readonly outline: readonly RuleEntry[] | undefined;
  /** The counts of the sample alone, as they are; those that are shown are in `useLive()`. */
  readonly counts: WatchedCounts | undefined;
  readonly published: PublishedCounts & { readonly asOf: string | undefined };
  readonly previewed: Previewed;
  /** Counts everybody without waiting for typing to rest. */
  askNow(): void;
}

/** Looks at the file that is written, for all parts of the page. */
export const LiveProvider = ({ file, children }: { file: string | undefined; children: ReactNode }) => {
  const { draft } = useDraft();
  const samples = useSamples();
  const counts = useCounts(file, samples.loaded);
  const published = usePublished(samples.samples?.population);
  const { previewed, askNow } = usePreviewed();
  const outline = useOutline();
  const value = useValueText();
  const { about } = useWords('shell');
  const live = useMemo(() => {
    if (counts === undefined) return undefined;
    const revision = draft.buffer(counts.path)?.revision ?? 0;
    return together(counts, { revision, previewed, published }, { value, about });
  }, [counts, draft, previewed, published, value, about]);
  const looking = { ...samples, outline, counts, published, previewed, askNow };
  return (
    <LookingShared value={looking}>
      <LiveShared value={live}>{children}</LiveShared>
    </LookingShared>
  );
};

const useCounts = (file: string | undefined, loaded: number): WatchedCounts | undefined => {
  const { draft } = useDraft();
  const worker = useLanguageWorker();
  const [watch, setWatch] = useState<CountWatch>();
  const [counts, setCounts] = useState<WatchedCounts>();
  useEffect(() => {
    if (worker === undefined) return undefined;
    const made = new CountWatch(draft, worker.live, () => performance.now());
    const leave = made.subscribe(() => setCounts(made.current));
    setWatch(made);
    return () => {
      leave();
      made.close();
    };
  }, [draft, worker]);
  useEffect(() => watch?.look(file), [watch, file]);
  useEffect(() => {
    if (loaded > 0) watch?.refresh();
  }, [watch, loaded]);
  return counts;
};
