import { describe, expect, it } from 'vitest';
import { BookDraft } from '../../../draft/book-draft.js';
import type { FileCounts } from '../../../language/live/shape.js';
import { CountWatch } from './count-watch.js';

const TEXT = 'segment A = R > 90d\nsegment B = F > 2\n';
const PATH = 'a.tag';

/** A worker that answers when it is told to, with as many as the text is long. */
const source = (draft: BookDraft, broken: FileCounts['broken'] = []) => {
  const waiting: (() => void)[] = [];
  return {
    asked: () => waiting.length,
    answer: async () => {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
    count: (path: string): Promise<FileCounts> => {
      const text = draft.textOf(path);
      const at = (rule: 'A' | 'B') => ({
        start: text.indexOf(`segment ${rule}`),
        end: text.indexOf(`segment ${rule}`) + 17,
      });
      const counted = (rule: 'A' | 'B') => ({
        rule: `segment:${rule}` as const,
        span: at(rule),
        count: text.length,
        of: 100,
      });
      const declarations = [counted('A'), counted('B')].filter(
        ({ span }) => !broken.some(({ start, end }) => start <= span.start && span.end <= end),
      );
      return new Promise((resolve) =>
        waiting.push(() => resolve({ path, declarations, cases: [], conditions: [], thresholds: [], broken })),
      );
    },
  };
};

const watched = () => {
  const draft = new BookDraft({ version: 1, files: [{ path: PATH, text: TEXT }] });
  const worker = source(draft);
  const watch = new CountWatch(draft, worker, () => 0);
  watch.look(PATH);
  const type = (text: string): void => draft.buffer(PATH)?.apply([{ span: { start: 0, end: 0 }, text }]);
  return { draft, worker, watch, type };
};

describe('CountWatch', () => {
  it('tells old counts as such at once, where they lie now', async () => {
    const { worker, watch, type } = watched();
    await worker.answer();
    expect(watch.current).toMatchObject({ isOld: false, declarations: [{ count: TEXT.length }, {}] });
    const before = watch.current?.declarations[1]?.span.start ?? 0;
    type('// 注\n');
    expect(watch.current?.isOld).toBe(true);
    expect(watch.current?.declarations[1]?.span.start).toBe(before + 5);
    await worker.answer();
    expect(watch.current).toMatchObject({ isOld: false, declarations: [{ count: TEXT.length + 5 }, {}] });
  });

  it('asks for the last of several texts alone, and passes answers over that came too late', async () => {
    const { worker, watch, type } = watched();
    type('a');
    type('b');
    type('c');
    expect(worker.asked()).toBe(1);
    await worker.answer();
    expect(watch.current).toBeUndefined();
    expect(worker.asked()).toBe(1);
    await worker.answer();
    expect(worker.asked()).toBe(0);
    expect(watch.current?.declarations[0]?.count).toBe(TEXT.length + 3);
  });

  it('keeps the old counts of what is broken, greyed', async () => {
    const { draft, worker } = watched();
    const sound = source(draft);
    const broken = source(draft, [{ start: 0, end: 20 }]);
    let now = sound;
    const watch = new CountWatch(draft, { count: (path) => now.count(path) }, () => 0);
    watch.look(PATH);
    await sound.answer();
    now = broken;
    draft.buffer(PATH)?.apply([{ span: { start: 19, end: 19 }, text: ' ' }]);
    await broken.answer();
    expect(watch.current?.declarations.map(({ rule, isOld }) => [rule, isOld])).toEqual([
      ['segment:B', false],
      ['segment:A', true],
    ]);
    await worker.answer();
  });
});
