import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookDraft } from './book-draft.js';
import { keptLocally, LocalCopy } from './keep.js';

const files = [{ path: 'a.tag', text: 'x' }];
const base = { version: 1, files };
const agreed = { savedAt: '2026-09-01T00:00:00.000Z', files };

/** A browser's store, as the specification of it says. */
const aStore = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
};

beforeEach(() => {
  vi.stubGlobal('localStorage', aStore());
});
afterEach(() => vi.unstubAllGlobals());

const written = (text: string): BookDraft => {
  const draft = new BookDraft(base);
  draft.write('a.tag', text);
  return draft;
};

describe('what is kept in the browser', () => {
  it('is there after a reload, with what it was written on, until it is sent', () => {
    const copy = new LocalCopy('k1');
    copy.keep(written('y'), agreed);
    expect(keptLocally('k1')).toEqual({ base: 1, files: [{ path: 'a.tag', text: 'y' }], conflicts: [], agreed });
    expect(keptLocally('k2')).toBeUndefined();
    const reloaded = new LocalCopy('k1');
    reloaded.takeOver();
    reloaded.forget();
    expect(keptLocally('k1')).toBeUndefined();
  });

  it('is left alone by a tab that did not write it', () => {
    const [one, other] = [new LocalCopy('k1'), new LocalCopy('k1')];
    other.keep(written('z'), agreed);
    other.forget();
    one.keep(written('y'), agreed);
    other.forget();
    expect(keptLocally('k1')?.files).toEqual([{ path: 'a.tag', text: 'y' }]);
  });

  it('is gone on from where it is a draft, and no other', () => {
    for (const text of ['', '7', 'null', '{', '{"base":1}', '{"base":1,"files":[{"path":"a.tag"}],"conflicts":[]}']) {
      localStorage.setItem('tagwright.draft.k1', text);
      expect(keptLocally('k1')).toBeUndefined();
    }
  });
});
