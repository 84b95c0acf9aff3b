import { useCallback, useEffect, useRef, useState } from 'react';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { useDrafting } from '../../../draft/index.js';
import { useAllProblems } from '../../../language/index.js';
import { askPreview } from './preview-parts.js';
import { type Previewed, PreviewWatch } from './preview-watch.js';

const UNASKED: Previewed = {
  status: 'same',
  report: undefined,
  customers: undefined,
  problem: undefined,
  isOld: false,
  took: undefined,
};

/** What the draft would change for everybody, and how it is asked for at once. */
export const usePreviewed = (): { readonly previewed: Previewed; askNow(): void } => {
  const { api } = useServer();
  const { draft } = useDrafting();
  const mayWrite = useMay('operator');
  const problems = useAllProblems();
  const isSound = useRef(true);
  isSound.current = ![...problems.values()].some((file) => file.problems.some(({ level }) => level === 'error'));
  const [watch, setWatch] = useState<PreviewWatch>();
  const [previewed, setPreviewed] = useState(UNASKED);
  useEffect(() => {
    if (!mayWrite || draft.base.version === 0) return undefined;
    const made = new PreviewWatch(
      draft,
      (files, signal, onPart) => askPreview(api, files, signal, onPart),
      () => isSound.current,
      () => performance.now(),
    );
    const leave = made.subscribe(() => setPreviewed(made.known));
    setPreviewed(made.known);
    setWatch(made);
    return () => {
      leave();
      made.close();
      setWatch(undefined);
    };
  }, [api, draft, mayWrite]);
  // What was broken when typing rested may be known to be sound only now.
  const isMended = isSound.current && previewed.status === 'broken';
  useEffect(() => {
    if (isMended) watch?.askNow();
  }, [isMended, watch]);
  return { previewed, askNow: useCallback(() => watch?.askNow(), [watch]) };
};
