import { describe, expect, it } from 'vitest';
import { BookDraft, type DraftChange, isRules } from './book-draft.js';
import { PlainBuffer } from './buffer.js';

const BASE = {
  version: 3,
  files: [
    { path: 'b.tag', text: 'segment b = F > 1' },
    { path: 'a.tag', text: 'segment a = F > 2' },
    { path: 'cities.csv', text: '北京' },
  ],
};

const followed = (draft: BookDraft): DraftChange[] => {
  const told: DraftChange[] = [];
  draft.subscribe((change) => told.push(change));
  return told;
};

describe('the draft of a book', () => {
  it('holds the files of its base, and tells rules from lists', () => {
    const draft = new BookDraft(BASE);
    expect(draft.paths).toEqual(['a.tag', 'b.tag', 'cities.csv']);
    expect(draft.rulePaths).toEqual(['a.tag', 'b.tag']);
    expect(draft.textOf('nothing.tag')).toBe('');
    expect(isRules('cities.csv')).toBe(false);
    expect(draft.isChanged()).toBe(false);
  });

  it('tells which file changed, and that it is the base again', () => {
    const draft = new BookDraft(BASE);
    const told = followed(draft);
    draft.buffer('a.tag')?.apply([{ span: { start: 16, end: 17 }, text: '9' }]);
    expect(told).toEqual([{ kind: 'text', path: 'a.tag' }]);
    expect([draft.isChanged(), draft.isChanged('a.tag'), draft.isChanged('b.tag')]).toEqual([true, true, false]);
    draft.buffer('a.tag')?.undo();
    expect(draft.isChanged()).toBe(false);
    expect(draft.revision).toBe(2);
  });

  it('adds and removes files, which is a change though no text is', () => {
    const draft = new BookDraft(BASE);
    const told = followed(draft);
    draft.write('c.tag', 'segment c = F > 3');
    draft.write('c.tag', 'segment c = F > 4');
    expect(draft.isChanged('c.tag')).toBe(true);
    draft.remove('c.tag');
    draft.remove('c.tag');
    expect(told.map(({ kind }) => kind)).toEqual(['files', 'text', 'files']);
    expect(draft.isChanged()).toBe(false);
    draft.remove('a.tag');
    expect(draft.isChanged()).toBe(true);
  });

  it('lets an editor’s buffer take over a file, and follows that one alone', () => {
    const draft = new BookDraft(BASE);
    const before = draft.buffer('a.tag');
    const editor = new PlainBuffer(draft.textOf('a.tag'));
    draft.adopt('a.tag', editor);
    const told = followed(draft);
    editor.apply([{ span: { start: 0, end: 0 }, text: '// ' }]);
    expect(draft.textOf('a.tag')).toBe('// segment a = F > 2');
    before?.apply([{ span: { start: 0, end: 0 }, text: 'x' }]);
    expect(told).toEqual([{ kind: 'text', path: 'a.tag' }]);
    expect(() => draft.adopt('b.tag', new PlainBuffer('another'))).toThrow('another text');
  });

  it('begins anew on another base in the buffers that are open', () => {
    const draft = new BookDraft(BASE);
    const buffer = draft.buffer('a.tag');
    draft.write('mine.tag', 'segment m = F > 1');
    draft.reset({ version: 4, files: [{ path: 'a.tag', text: 'segment a = F > 5' }] });
    expect(draft.buffer('a.tag')).toBe(buffer);
    expect(draft.files).toEqual([{ path: 'a.tag', text: 'segment a = F > 5' }]);
    expect([draft.base.version, draft.isChanged()]).toEqual([4, false]);
    buffer?.undo();
    expect(draft.textOf('a.tag')).toBe('segment a = F > 2');
  });

  it('keeps what was written since a base was sent, as what changed of it', () => {
    const draft = new BookDraft(BASE);
    draft.write('a.tag', 'segment a = F > 5');
    const { files } = draft;
    draft.write('a.tag', 'segment a = F > 55');
    draft.reset({ version: 4, files }, draft.files);
    expect([draft.base.version, draft.isChanged('a.tag'), draft.isChanged('b.tag')]).toEqual([4, true, false]);
    expect(draft.textOf('a.tag')).toBe('segment a = F > 55');
  });
});
