import type { Palette } from '@tagwright/dsl/service';
import { useEffect, useRef } from 'react';
import { besideDraft } from '../draft/beside.js';
import { useDraft } from '../draft/index.js';
import { useHearing, useLanguageWorker } from './index.js';

/** How long typing has to rest before the palette is asked for again, in ms. */
const REST = 150;

const [useLast, useSetLast] = besideDraft<Palette>();

/** Everything that the rules of the draft may name; the one before while another is worked out, undefined before the first. */
export const usePalette = (): Palette | undefined => {
  const worker = useLanguageWorker();
  const { revision } = useDraft();
  const { hears } = useHearing();
  const [last, setLast] = [useLast(), useSetLast()];
  const latest = useRef(last);
  latest.current = last;
  useEffect(() => {
    if (worker === undefined) return undefined;
    let isAsked = true;
    const ask = async (): Promise<void> => {
      const palette = await worker.language.palette();
      if (!isAsked) return;
      // The same palette keeps its identity, so that nothing is drawn anew for it.
      if (JSON.stringify(palette) !== JSON.stringify(latest.current)) setLast(palette);
    };
    const timer = setTimeout(() => void ask(), latest.current === undefined ? 0 : REST);
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [worker, revision, hears, setLast]);
  return last;
};
