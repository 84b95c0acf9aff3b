import type { Palette } from '@tagwright/dsl/service';
import { useEffect, useState } from 'react';
import { useDraft } from '../draft/index.js';
import { useHearing, useLanguageWorker } from './index.js';

/** How long typing has to rest before the palette is asked for again, in ms. */
const REST = 150;

let last: Palette | undefined;

/** Everything that the rules of the draft may name; the one before while another is worked out, undefined before the first. */
export const usePalette = (): Palette | undefined => {
  const worker = useLanguageWorker();
  const { revision } = useDraft();
  const { hears } = useHearing();
  const [known, setKnown] = useState(last);
  useEffect(() => {
    if (worker === undefined) return undefined;
    let isAsked = true;
    const ask = async (): Promise<void> => {
      const palette = await worker.language.palette();
      if (!isAsked) return;
      // The same palette keeps its identity, so that nothing is drawn anew for it.
      if (JSON.stringify(palette) !== JSON.stringify(last)) last = palette;
      setKnown(last);
    };
    const timer = setTimeout(() => void ask(), last === undefined ? 0 : REST);
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [worker, revision, hears]);
  return known;
};
