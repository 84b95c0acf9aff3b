import { describe, expect, it } from 'vitest';
import { BookDraft } from '../draft/book-draft.js';
import type { Edit } from '../draft/buffer.js';
import { Mirror } from './mirror.js';
import { WorkerBook } from './worker-book.js';

const FILES = [
  { path: 'cities.csv', text: '北京\n上海\n' },
  { path: 'rfm.tag', text: 'metric R = since last order\n' },
];

/** A draft, the book that follows it, and how much text went over. */
const followed = () => {
  const draft = new BookDraft({ version: 1, files: FILES });
  const book = new WorkerBook('en');
  const sent: string[] = [];
  const mirror = new Mirror(draft, {
    open: (files) => {
      sent.push(`open ${files.map(({ path }) => path).join(' ')}`);
      book.open(files);
    },
    edit: (path: string, edit: Edit) => {
      sent.push(`${path} ${edit.span.start}-${edit.span.end} ${edit.text}`);
      book.edit(path, edit);
    },
  });
  const same = (): void => {
    expect(draft.files.map(({ path }) => book.text(path))).toEqual(draft.files.map(({ text }) => text));
  };
  return { draft, book, sent, mirror, same };
};

describe('Mirror', () => {
  it('sends the book once, and then what was typed', () => {
    const { draft, sent, same } = followed();
    draft.buffer('rfm.tag')?.apply([{ span: { start: 7, end: 7 }, text: '最近消费 ' }]);
    draft.buffer('cities.csv')?.apply([{ span: { start: 6, end: 6 }, text: '广州\n' }]);
    draft.buffer('rfm.tag')?.undo();
    same();
    expect(sent).toEqual([
      'open cities.csv rfm.tag',
      'rfm.tag 7-7 最近消费 ',
      'cities.csv 6-6 广州\n',
      'rfm.tag 7-12 ',
    ]);
  });

  it('opens anew when files come or go', () => {
    const { draft, book, sent, same } = followed();
    draft.write('tags.tag', 'segment A = R > 1d\n');
    draft.remove('cities.csv');
    same();
    expect(book.text('cities.csv')).toBe('');
    expect(sent.slice(1)).toEqual(['open cities.csv rfm.tag tags.tag', 'open rfm.tag tags.tag']);
  });

  it('sends nothing when a buffer takes over with the same text', () => {
    const { draft, sent } = followed();
    const kept = new BookDraft({ version: 1, files: FILES }).buffer('rfm.tag');
    if (kept !== undefined) draft.adopt('rfm.tag', kept);
    expect(sent).toHaveLength(1);
  });

  it('follows no longer once it is closed', () => {
    const { draft, sent, mirror } = followed();
    mirror.close();
    draft.write('rfm.tag', '');
    expect(sent).toHaveLength(1);
  });
});
