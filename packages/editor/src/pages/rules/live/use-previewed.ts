import { startTransition, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { useDrafting } from '../../../draft/index.js';
import { type KnownProblems, useProblemWatch } from '../../../language/index.js';
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
  const problems = useProblemWatch();
  const source = useRef(problems);
  source.current = problems;
  const isSoundNow = useCallback(() => isSoundBy(source.current?.all), []);
  const isSound = useSyncExternalStore(
    useCallback((told) => problems?.subscribe(told) ?? (() => undefined), [problems]),
    isSoundNow,
  );
  const [watch, setWatch] = useState<PreviewWatch>();
  const [previewed, setPreviewed] = useState(UNASKED);
  useEffect(() => {
    if (!mayWrite || draft.base.version === 0) return undefined;
    const made = new PreviewWatch(
      draft,
      (files, signal, onPart) => askPreview(api, files, signal, onPart),
      isSoundNow,
      () => performance.now(),
    );
    const leave = made.subscribe(() => startTransition(() => setPreviewed(made.known)));
    setPreviewed(made.known);
    setWatch(made);
    return () => {
      leave();
      made.close();
      setWatch(undefined);
    };
  }, [api, draft, mayWrite, isSoundNow]);
  // What was broken when typing rested may be known to be sound only now.
  const isMended = isSound && previewed.status === 'broken';
  useEffect(() => {
    if (isMended) watch?.askNow();
  }, [isMended, watch]);
  return { previewed, askNow: useCallback(() => watch?.askNow(), [watch]) };
};

const isSoundBy = (problems: ReadonlyMap<string, KnownProblems> | undefined): boolean =>
  ![...(problems?.values() ?? [])].some((file) => file.problems.some(({ level }) => level === 'error'));
