import { App } from 'antd';
import { type Remote, wrap } from 'comlink';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useDrafting } from '../draft/index.js';
import { useLanguage, useWords } from '../words/index.js';
import { AnyOriginWorker as Worker } from './any-origin-worker.js';
import { Mirror } from './mirror.js';
import { type KnownProblems, ProblemWatch } from './problem-watch.js';
import type { WorkerApi } from './worker-api.js';

export type { FoundProblem, ProblemFix } from './found-problem.js';
export type { LanguageService } from './language-service.js';
export type { KnownProblems } from './problem-watch.js';

/**
 * The worker, which is told every change of the draft before anybody can ask about it: `worker.language.hover(path, offset)`.
 */
export type LanguageWorker = Remote<WorkerApi>;

interface Running {
  readonly worker: LanguageWorker;
  readonly hearing: Hearing;
  readonly problems: ProblemWatch;
}

/** Whether names are found by how they sound, and what makes it so. */
export interface Hearing {
  readonly hears: boolean;
  hear(): void;
}

const Shared = createContext<Running | undefined>(undefined);

/** Runs the worker, and tells it what is typed. */
export const LanguageWorkerProvider = ({ children }: { children: ReactNode }) => {
  const { draft } = useDrafting();
  const { locale } = useLanguage();
  const spoken = useRef(locale);
  spoken.current = locale;
  const [running, setRunning] = useState<Running>();
  const noteMissing = useMissingWorkerNotice();
  useEffect(() => {
    const process = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    process.addEventListener('error', noteMissing);
    const worker = wrap<WorkerApi>(process);
    // Messages are handled in the order of sending: nobody asks about a text that is not there yet.
    void worker.speak(spoken.current);
    const mirror = new Mirror(draft, worker);
    const problems = new ProblemWatch(draft, worker.language);
    const hear = (): void => {
      void worker.hear().then((hears) => setRunning((now) => now && { ...now, hearing: { hears, hear } }));
    };
    setRunning({ worker, problems, hearing: { hears: false, hear } });
    return () => {
      problems.close();
      mirror.close();
      setRunning(undefined);
      process.terminate();
    };
  }, [draft, noteMissing]);
  const { worker, problems } = running ?? {};
  useEffect(() => {
    void worker?.speak(locale);
    problems?.refresh();
  }, [worker, problems, locale]);
  return <Shared value={running}>{children}</Shared>;
};

/** Says that the worker did not start, as where the page around the app does not allow it; nothing would be checked, and nobody told. */
const useMissingWorkerNotice = (): ((event: Event) => void) => {
  const words = useWords('shell');
  const { notification } = App.useApp();
  const say = useRef(() => undefined as void);
  say.current = () =>
    notification.error({ key: 'worker', title: words.noWorker, description: words.noWorkerHelp, duration: false });
  return useCallback((event) => {
    // An exception within the worker has a message; what cannot be loaded has none.
    if (!(event instanceof ErrorEvent)) say.current();
  }, []);
};

/** The worker; undefined in the moment before it runs. */
export const useLanguageWorker = (): LanguageWorker | undefined => use(Shared)?.worker;

/** Lists that are searched by pinyin say so with `hear` when somebody turns to the search, and are asked for anew when it `hears`. */
export const useHearing = (): Hearing => use(Shared)?.hearing ?? DEAF;

const DEAF: Hearing = { hears: false, hear: () => undefined };
const UNKNOWN: KnownProblems = { problems: [], isCurrent: false };
const noChanges = (): (() => void) => () => undefined;

/**
 * What is wrong with a file, with what mends it: in the order of the text, found anew for each text of the draft, in the
 * reader's language. Drawn again when it is known.
 */
export const useProblems = (path: string): KnownProblems => {
  const watch = use(Shared)?.problems;
  return useSyncExternalStore(
    useCallback((told) => watch?.subscribe(told) ?? noChanges(), [watch]),
    () => watch?.of(path) ?? UNKNOWN,
  );
};

/** What watches the problems of all files, for who draws nothing of them himself. */
export const useProblemWatch = (): Pick<ProblemWatch, 'all' | 'subscribe'> | undefined => use(Shared)?.problems;
