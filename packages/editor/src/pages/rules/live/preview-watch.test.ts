import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookDraft } from '../../../draft/book-draft.js';
import type { PreviewPart, PreviewReport } from './preview-parts.js';
import { PreviewWatch } from './preview-watch.js';

const REPORT: PreviewReport = {
  asOf: '2026-06-01T04:00:00.000Z',
  customers: 100,
  thresholdsEstimated: false,
  subjects: [],
};

/** A draft whose previews are answered by hand. */
const watched = (isSound = true) => {
  const draft = new BookDraft({ version: 1, files: [{ path: 'a.tag', text: 'segment A = R > 90d\n' }] });
  const questions: {
    readonly texts: readonly string[];
    readonly signal: AbortSignal;
    readonly tell: (part: PreviewPart) => void;
    readonly fail: (problem: unknown) => void;
  }[] = [];
  const watch = new PreviewWatch(
    draft,
    (files, signal, tell) =>
      new Promise((_, fail) => questions.push({ texts: files.map(({ text }) => text), signal, tell, fail })),
    () => isSound,
    () => 0,
  );
  const type = (text: string): void => draft.buffer('a.tag')?.apply([{ span: { start: 0, end: 0 }, text }]);
  return { draft, questions, watch, type };
};

describe('PreviewWatch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once typing rests, and tells the estimate, the exact count and whom it touches', () => {
    const { questions, watch, type } = watched();
    expect(watch.known.status).toBe('same');
    type('// 一\n');
    type('// 二\n');
    expect([watch.known.status, questions.length]).toEqual(['waiting', 0]);
    vi.advanceTimersByTime(700);
    expect([watch.known.status, questions.length]).toEqual(['asking', 1]);
    questions[0]?.tell({ kind: 'estimate', report: { ...REPORT, sampled: 10 } });
    expect(watch.known).toMatchObject({ status: 'estimated', isOld: false, report: { sampled: 10 } });
    questions[0]?.tell({ kind: 'exact', report: REPORT });
    questions[0]?.tell({ kind: 'customers', customers: [] });
    expect(watch.known).toMatchObject({ status: 'exact', customers: [], isOld: false });
  });

  it('cancels a question when there is another edit, and greys what is known', () => {
    const { questions, watch, type } = watched();
    type('a');
    watch.askNow();
    questions[0]?.tell({ kind: 'exact', report: REPORT });
    type('b');
    expect(questions[0]?.signal.aborted).toBe(true);
    expect(watch.known).toMatchObject({ status: 'waiting', isOld: true, report: REPORT });
    questions[0]?.tell({ kind: 'exact', report: { ...REPORT, customers: 7 } });
    expect(watch.known.report?.customers).toBe(100);
  });

  it('asks nothing of a draft that is the book in force, or broken, and tells what went wrong', async () => {
    const { draft, questions, watch, type } = watched();
    type('a');
    draft.buffer('a.tag')?.undo();
    vi.advanceTimersByTime(700);
    expect([watch.known.status, questions.length]).toEqual(['same', 0]);
    type('b');
    watch.askNow();
    questions[0]?.fail('away');
    await Promise.resolve();
    await Promise.resolve();
    expect(watch.known).toMatchObject({ status: 'failed', problem: 'away' });
    const broken = watched(false);
    broken.type('a');
    vi.advanceTimersByTime(700);
    expect([broken.watch.known.status, broken.questions.length]).toEqual(['broken', 0]);
  });
});
