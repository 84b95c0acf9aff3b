import { type ReactNode, startTransition, useEffect, useMemo, useState } from 'react';
import { useDrafting } from '../../../draft/index.js';
import { useLanguageWorker } from '../../../language/index.js';
import { useValueText } from '../../../ui/value.js';
import { useWords } from '../../../words/index.js';
import { CountWatch, type WatchedCounts } from './count-watch.js';
import { CountedShared, LiveShared, LookingShared, OutlineShared } from './index.js';
import type { Previewed } from './preview-watch.js';
import { type PublishedCounts, together } from './together.js';
import { useDraftOutline } from './use-draft-outline.js';
import { usePreviewed } from './use-previewed.js';
import { usePublished } from './use-published.js';
import { type SamplesKnown, useSamples } from './use-samples.js';

/** What the draft as it is comes to. */
export interface Counted {
  /** The counts of the sample alone, as they are; those that are shown are in `useLive()`. */
  readonly counts: WatchedCounts | undefined;
  readonly previewed: Previewed;
}

/** Who is looked at, and what the book in force says of everybody. */
export interface Looking extends SamplesKnown {
  readonly published: PublishedCounts & { readonly asOf: string | undefined };
  /** Counts everybody without waiting for typing to rest. */
  askNow(): void;
}

/** Looks at the file that is written, for all parts of the page. */
export const LiveProvider = ({ file, children }: { file: string | undefined; children: ReactNode }) => {
  const { draft } = useDrafting();
  const samples = useSamples();
  const counts = useCounts(file, samples.loaded);
  const published = usePublished(samples.samples?.population);
  const { previewed, askNow } = usePreviewed();
  const outline = useDraftOutline();
  const value = useValueText();
  const { about } = useWords('shell');
  const live = useMemo(() => {
    if (counts === undefined) return undefined;
    const revision = draft.buffer(counts.path)?.revision ?? 0;
    return together(counts, { revision, previewed, published }, { value, about });
  }, [counts, draft, previewed, published, value, about]);
  const looking = useMemo(() => ({ ...samples, published, askNow }), [samples, published, askNow]);
  const counted = useMemo(() => ({ counts, previewed }), [counts, previewed]);
  return (
    <LookingShared value={looking}>
      <OutlineShared value={outline}>
        <CountedShared value={counted}>
          <LiveShared value={live}>{children}</LiveShared>
        </CountedShared>
      </OutlineShared>
    </LookingShared>
  );
};

const useCounts = (file: string | undefined, loaded: number): WatchedCounts | undefined => {
  const { draft } = useDrafting();
  const worker = useLanguageWorker();
  const [watch, setWatch] = useState<CountWatch>();
  const [counts, setCounts] = useState<WatchedCounts>();
  useEffect(() => {
    if (worker === undefined) return undefined;
    const made = new CountWatch(draft, worker.live, () => performance.now());
    // Whoever types goes first: what is shown of it may be drawn in pieces.
    const leave = made.subscribe(() => startTransition(() => setCounts(made.current)));
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
