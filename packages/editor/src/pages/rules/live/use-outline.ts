import { useEffect, useState } from 'react';
import { useDraft } from '../../../draft/index.js';
import { useHearing, useLanguageWorker } from '../../../language/index.js';
import type { RuleEntry } from '../../../language/live/outline.js';

/** All rules of the draft; undefined until they are known for the first time. */
export const useOutline = (): readonly RuleEntry[] | undefined => {
  const worker = useLanguageWorker();
  const { hears } = useHearing();
  const { draft, revision } = useDraft();
  const [outline, setOutline] = useState<readonly RuleEntry[]>();
  const { base } = draft;
  useEffect(() => void worker?.live.compareWith(base.files), [worker, base]);
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const found = await worker?.live.outline();
      if (!isOver && found !== undefined) setOutline(found);
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [worker, revision, base, hears]);
  return outline;
};
