import { type Remote, wrap } from 'comlink';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useDrafting } from '../draft/index.js';
import { useLanguage } from '../words/index.js';
import type { WorkerApi } from './worker-api.js';

export type LanguageWorker = Remote<WorkerApi>;

const Running = createContext<LanguageWorker | undefined>(undefined);

/** Runs the worker, and tells it what is typed before anybody can ask about it. */
export const LanguageWorkerProvider = ({ children }: { children: ReactNode }) => {
  const { draft } = useDrafting();
  const { locale } = useLanguage();
  const [worker, setWorker] = useState<LanguageWorker>();
  useEffect(() => {
    const process = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    const remote = wrap<WorkerApi>(process);
    // Messages are handled in the order of sending: nobody asks about a text that is not there yet.
    void remote.start(locale);
    void remote.open(draft.files);
    const leave = draft.subscribe((change) => {
      if (change.kind === 'files') void remote.open(draft.files);
      else void remote.write(change.path, draft.textOf(change.path));
    });
    setWorker(() => remote);
    return () => {
      leave();
      setWorker(undefined);
      process.terminate();
    };
  }, [draft, locale]);
  return <Running value={worker}>{children}</Running>;
};

/** The worker; undefined in the moment before it runs. */
export const useLanguageWorker = (): LanguageWorker | undefined => use(Running);
