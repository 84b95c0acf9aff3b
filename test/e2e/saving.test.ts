import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Api, answer, apiOf } from '../../packages/editor/src/api/client.js';
import { BookDraft } from '../../packages/editor/src/draft/book-draft.js';
import { loadBook } from '../../packages/editor/src/draft/load.js';
import type { Merged } from '../../packages/editor/src/draft/merge.js';
import { Saving } from '../../packages/editor/src/draft/saving.js';
import { settle } from '../../packages/editor/src/draft/settle.js';
import { openShop, type Shop } from './shop.harness.js';
import { BEGUN_BOOK, FILE } from './text.harness.js';

const LINES = ['// 一', '// 二', '// 三', '// 四', '// 五', ''];
const BOOK = BEGUN_BOOK.map((file) => (file.path === FILE ? { ...file, text: LINES.join('\n') } : file));

let shop: Shop;
let api: Api;
beforeAll(async () => {
  shop = await openShop({ book: BOOK, customers: 1 });
}, 600_000);
afterAll(() => shop.close());
beforeEach(async () => {
  api = apiOf({ server: shop.url, key: await shop.newKey('engineer', '周敏') }, () => 'zh');
});

/** A tab in which somebody opened the app. */
const openTab = async () => {
  const { current, kept, agreed, isUnsent, names } = await loadBook(api, 'k1', true);
  const base = kept === undefined ? current : { version: kept.base, files: current.files };
  const draft = new BookDraft(base, kept?.files, kept?.conflicts);
  const saving = new Saving(api, draft, 'k1', { agreed, isUnsent, names });
  const merges: Merged[] = [];
  saving.onMerged((merged) => merges.push(merged));
  const write = async (from: string, to: string): Promise<void> => {
    draft.write(FILE, draft.textOf(FILE).replace(from, to));
    await saving.saveNow();
  };
  return { draft, saving, merges, write, text: () => draft.textOf(FILE) };
};

const onServer = async () => answer(api.v1.book.draft.$get());

describe('two tabs of one person', () => {
  it('merge what is written in both, and tell', async () => {
    const [one, other] = [await openTab(), await openTab()];
    await one.write('一', '一 here');
    await other.write('五', '五 there');
    expect(other.text()).toBe('// 一 here\n// 二\n// 三\n// 四\n// 五 there\n');
    expect([other.merges.length, other.saving.state, other.saving.isUnsent]).toEqual([1, 'saved', false]);
    await one.write('三', '三 here');
    expect(one.text()).toBe('// 一 here\n// 二\n// 三 here\n// 四\n// 五 there\n');
    expect((await onServer()).files.find(({ path }) => path === FILE)?.text).toBe(one.text());
    expect(one.merges.map(({ conflicts }) => conflicts)).toEqual([[]]);
  });

  it('keep what both wrote in the same line until somebody chooses, over a reload too', async () => {
    const [one, other] = [await openTab(), await openTab()];
    await one.write('二', 'one');
    await other.write('二', 'two');
    expect(other.text()).toContain('// two');
    expect(other.merges[0]?.conflicts).toMatchObject([{ path: FILE }]);
    const reloaded = await openTab();
    expect(reloaded.draft.conflicts).toMatchObject([{ path: FILE }]);
    const [conflict] = reloaded.draft.conflicts;
    if (conflict !== undefined) settle(reloaded.draft, conflict, 'theirs');
    await reloaded.saving.saveNow();
    expect(reloaded.text()).toContain('// one');
    expect((await openTab()).draft.conflicts).toEqual([]);
  });

  it('take what was thrown away elsewhere for the book in force', async () => {
    const [one, other] = [await openTab(), await openTab()];
    await one.write('一', '一 here');
    await other.write('五', '五 there');
    one.draft.reset(one.draft.base);
    await one.saving.saveNow();
    // It goes back on what it knew of, and leaves what it did not.
    expect(one.text()).toBe('// 一\n// 二\n// 三\n// 四\n// 五 there\n');
    other.draft.reset(other.draft.base);
    await other.saving.saveNow();
    expect([other.saving.state, other.draft.isChanged()]).toEqual(['clean', false]);
    await expect(onServer()).rejects.toMatchObject({ code: 'no-draft' });
  });

  it('go on from a version that one of them published', async () => {
    const one = await openTab();
    await one.write('一', '一 published');
    const other = await openTab();
    const { files, base } = one.draft;
    const { version } = await answer(api.v1.book.publish.$post({ json: { files: [...files], base: base.version } }));
    one.draft.reset({ version, files });
    await one.saving.saveNow();
    await other.write('五', '五 later');
    expect([other.draft.base.version, other.draft.isChanged('catalog.tag')]).toEqual([version, false]);
    expect(other.text()).toBe('// 一 published\n// 二\n// 三\n// 四\n// 五 later\n');
  });
});

describe('a draft that the server was not told of', () => {
  it('is tried again by itself', async () => {
    const tab = await openTab();
    const follow = tab.saving.follow();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await tab.write('四', '四 offline');
    expect([tab.saving.state, tab.saving.isUnsent]).toEqual(['local', true]);
    vi.unstubAllGlobals();
    await tab.saving.saveNow();
    expect([tab.saving.state, tab.saving.isUnsent]).toEqual(['saved', false]);
    follow();
  });
});
