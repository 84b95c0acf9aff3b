import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookDraft } from '../draft/book-draft.js';
import { LanguageService } from './language-service.js';
import { Mirror } from './mirror.js';
import { ProblemWatch } from './problem-watch.js';
import { WorkerBook } from './worker-book.js';

const TEXT = `timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
metric M = sum(order.amount)
tag 等级 { 高 when M > 100 and M < 50  低 when M <= 100 }
segment 高价值 = tag 等级 = 高
`;

/** A draft that is watched through a real book, with the number of times that it was looked at. */
const watched = (text = TEXT) => {
  const draft = new BookDraft({ version: 1, files: [{ path: 'a.tag', text }] });
  const book = new WorkerBook('en');
  const language = new LanguageService(book);
  const asked = { problems: 0, advice: 0 };
  const mirror = new Mirror(draft, book);
  const watch = new ProblemWatch(draft, {
    problems: async () => {
      asked.problems++;
      return language.problems();
    },
    advice: async () => {
      asked.advice++;
      return language.advice();
    },
  });
  const codes = (): readonly string[] => watch.of('a.tag').problems.map(({ code }) => code);
  const type = (before: string, after: string): void => {
    const start = draft.textOf('a.tag').indexOf(before);
    draft.buffer('a.tag')?.apply([{ span: { start, end: start + before.length }, text: after }]);
  };
  return { draft, watch, asked, codes, type, close: () => (mirror.close(), watch.close()) };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('ProblemWatch', () => {
  it('finds what is wrong, with what mends it', async () => {
    const { watch, type, codes, close } = watched();
    await vi.advanceTimersByTimeAsync(0);
    type('M > 100', 'MM > 100');
    expect(watch.of('a.tag').isCurrent).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(watch.of('a.tag').isCurrent).toBe(true);
    expect(codes()).toEqual(['unknown-name']);
    expect(watch.of('a.tag').problems[0]?.fixes.map(({ title }) => title)).toEqual(['write `M`']);
    close();
  });

  it('asks about the last of several texts alone', async () => {
    const { asked, type, close } = watched();
    await vi.advanceTimersByTimeAsync(0);
    const before = asked.problems;
    for (let count = 0; count < 20; count++) type('M > 1', 'M > 11');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.problems - before).toBeLessThanOrEqual(2);
    close();
  });

  it('adds advice when typing rests, and keeps it on what is not touched until there is newer', async () => {
    const { watch, codes, type, close } = watched();
    await vi.advanceTimersByTimeAsync(1000);
    const advised = codes();
    expect(advised.length).toBeGreaterThan(0);
    const [first] = watch.of('a.tag').problems;
    type('timezone', '// 客户等级\ntimezone');
    await vi.advanceTimersByTimeAsync(0);
    expect(codes()).toEqual(advised);
    expect(watch.of('a.tag').problems[0]?.span.start).toBe((first?.span.start ?? 0) + '// 客户等级\n'.length);
    type('M > 100 and M < 50', 'M > 100');
    await vi.advanceTimersByTimeAsync(0);
    expect(codes().length).toBeLessThan(advised.length);
    close();
  });
});
