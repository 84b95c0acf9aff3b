import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookDraft } from './book-draft.js';
import { gathered } from './gather.js';
import { leftInBrowser, LocalCopy } from './keep.js';

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
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
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

/** The texts of the file that tabs left. */
const left = async (owner: string): Promise<readonly (string | undefined)[]> =>
  (await leftInBrowser(owner)).map(({ kept }) => kept.files[0]?.text);

describe('what is kept in the browser', () => {
  it('is there after a reload, with what it was written on, until it is sent', async () => {
    const copy = new LocalCopy('k1');
    copy.keep(written('y'), agreed);
    expect(await leftInBrowser('k1')).toEqual([
      { name: copy.name, kept: { base: 1, files: [{ path: 'a.tag', text: 'y' }], conflicts: [], agreed } },
    ]);
    expect([await left('k2'), await left('k')]).toEqual([[], []]);
    const reloaded = new LocalCopy('k1');
    reloaded.takeOver([copy.name]);
    expect(await left('k1')).toEqual(['y']);
    reloaded.forget();
    expect(await left('k1')).toEqual([]);
  });

  it('is kept for each tab by itself, and goes with the one that goes on from it', async () => {
    const [one, other] = [new LocalCopy('k1'), new LocalCopy('k1')];
    one.keep(written('y'), agreed);
    other.keep(written('z'), agreed);
    other.forget();
    expect(await left('k1')).toEqual(['y']);
    const next = new LocalCopy('k1');
    next.takeOver([one.name]);
    next.keep(written('yy'), agreed);
    expect(await left('k1')).toEqual(['yy']);
  });

  it('is not taken from a tab that lives, until that says that it goes', async () => {
    const held = new Set<string>();
    const locks = {
      request: async (name: string, hold: () => Promise<void>) => {
        held.add(name);
        await hold();
        held.delete(name);
      },
      query: () => Promise.resolve({ held: [...held].map((name) => ({ name })), pending: [] }),
    };
    vi.stubGlobal('navigator', { locks });
    const copy = new LocalCopy('k1');
    copy.keep(written('y'), agreed);
    expect(await left('k1')).toEqual([]);
    expect((await leftInBrowser('k1', copy.name)).length).toBe(1);
    copy.leave();
    expect(await left('k1')).toEqual(['y']);
    // A page that comes back writes on.
    copy.keep(written('yy'), agreed);
    expect(await left('k1')).toEqual([]);
    // It crashed.
    held.clear();
    expect(await left('k1')).toEqual(['yy']);
  });

  it('is gone on from where it is a draft, and no other', async () => {
    for (const text of ['', '7', 'null', '{', '{"base":1}', '{"base":1,"files":[{"path":"a.tag"}],"conflicts":[]}']) {
      localStorage.setItem('tagwright.draft.k1', text);
      expect(await left('k1')).toEqual([]);
    }
  });
});

describe('what several tabs left', () => {
  const on = (text: string, version = 1) => ({
    base: version,
    files: [{ path: 'a.tag', text }],
    conflicts: [],
    agreed: { savedAt: undefined, files: [{ path: 'a.tag', text: 'one\ntwo\nthree\n' }] },
  });

  it('becomes one draft, of the earliest version', () => {
    const { kept, torn } = gathered([on('one\ntwo\nthree\nlast\n', 2), on('first\none\ntwo\nthree\n')]) ?? {};
    expect(kept?.files).toEqual([{ path: 'a.tag', text: 'first\none\ntwo\nthree\nlast\n' }]);
    expect([kept?.base, kept?.conflicts, torn]).toEqual([1, [], []]);
    expect(gathered([])).toBeUndefined();
  });

  it('is there to choose from where both wrote the same lines', () => {
    const { kept, torn } = gathered([on('one\n2\nthree\n'), on('one\nII\nthree\n')]) ?? {};
    expect(kept?.files).toEqual([{ path: 'a.tag', text: 'one\n2\nthree\n' }]);
    const conflict = { path: 'a.tag', mine: 'one\n2\nthree\n', theirs: 'one\nII\nthree\n' };
    expect([kept?.conflicts, torn]).toEqual([[conflict], [conflict]]);
  });

  it('is the same once where both left the same', () => {
    expect(gathered([on('x\n'), on('x\n')])?.kept).toEqual(on('x\n'));
  });
});
