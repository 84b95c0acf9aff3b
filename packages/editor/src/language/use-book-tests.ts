import { useEffect, useState } from 'react';
import { useDraft } from '../draft/index.js';
import type { TestsReport } from './book-tests.js';
import { useLanguageWorker } from './index.js';

export interface TestsRun {
  /** What became of the tests; undefined before the first run, and while the book has errors. */
  readonly report: TestsReport | undefined;
  readonly state: 'running' | 'done' | 'faulty';
  run(): void;
}

/** How long typing rests before the tests run, in ms. */
const REST = 300;

/** Runs the tests of the draft whenever typing rests, and when somebody asks for it. */
export const useBookTests = (): TestsRun => {
  const worker = useLanguageWorker();
  const { revision } = useDraft();
  const [asked, setAsked] = useState(0);
  const [known, setKnown] = useState<Omit<TestsRun, 'run'>>({ report: undefined, state: 'running' });
  useEffect(() => {
    if (worker === undefined) return undefined;
    let isOver = false;
    setKnown((before) => ({ ...before, state: 'running' }));
    const timer = setTimeout(async () => {
      const report = await worker.tests.run();
      if (!isOver) setKnown({ report, state: report === undefined ? 'faulty' : 'done' });
    }, REST);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [worker, revision, asked]);
  return { ...known, run: () => setAsked((times) => times + 1) };
};
