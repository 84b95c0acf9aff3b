import { startTransition, useCallback, useEffect, useState } from 'react';
import { useArrangement, useEachText } from '../../../draft/index.js';
import { useHearing, useLanguageWorker } from '../../../language/index.js';
import type { RuleEntry } from '../../../language/live/outline.js';

/** All rules of the draft as it was at a revision: their places are in its texts of then. */
export interface DraftOutline {
  readonly rules: readonly RuleEntry[];
  readonly revision: number;
}

/** Has the worker list the rules after each change; undefined until they are known for the first time. */
export const useDraftOutline = (): DraftOutline | undefined => {
  const worker = useLanguageWorker();
  const { hears } = useHearing();
  const draft = useArrangement();
  const { base } = draft;
  const [outline, setOutline] = useState<DraftOutline>();
  useEffect(() => void worker?.live.compareWith(base.files), [worker, base]);
  useEachText(
    useCallback(
      async (isOver) => {
        const { revision } = draft;
        const rules = await worker?.live.outline();
        if (!isOver() && rules !== undefined) startTransition(() => setOutline({ rules, revision }));
      },
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- another base, or how names sound, is another outline
      [draft, worker, base, hears],
    ),
  );
  return outline;
};
