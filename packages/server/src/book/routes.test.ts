import { describe, expect, it } from 'vitest';
import { replaceFieldRules } from '../visibility/rules.js';
import { ask, BOOK, bookServer, CATALOG, FACTS, fileOf } from './book.harness.js';

describe('the rule book over HTTP', () => {
  it('is shown with its files, to everybody who may read', async () => {
    const server = await bookServer();
    const { status, body } = await ask(server, 'GET', '/book', undefined, 'viewer');
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, files: [{ path: 'book.tag', text: BOOK, since: 1 }] });
    const empty = await bookServer({});
    expect((await ask(empty, 'GET', '/book')).body).toEqual({ version: 0, files: [] });
  });

  it('keeps a draft for everybody who writes, faults and all', async () => {
    const server = await bookServer();
    expect((await ask(server, 'GET', '/book/draft')).body).toMatchObject({ code: 'no-draft' });
    const files = fileOf('segment 半 = ');
    expect((await ask(server, 'PUT', '/book/draft', { base: 1, files })).status).toBe(200);
    expect((await ask(server, 'GET', '/book/draft')).body).toMatchObject({ base: 1, files });
    expect((await ask(server, 'GET', '/book/draft', undefined, 'engineer')).status).toBe(404);
    expect((await ask(server, 'PUT', '/book/draft', { base: 1, files }, 'viewer')).status).toBe(403);
    expect((await ask(server, 'DELETE', '/book/draft')).status).toBe(204);
    expect((await ask(server, 'DELETE', '/book/draft')).status).toBe(404);
  });

  it('keeps a draft only in place of the one that it was written on', async () => {
    const server = await bookServer();
    const put = (text: string, more: object) =>
      ask(server, 'PUT', '/book/draft', { base: 1, files: fileOf(text), ...more });
    const first = await put('// 1', { after: null });
    expect(first.status).toBe(200);
    const { savedAt } = first.body;
    const second = await put('// 2', { after: savedAt });
    expect(Date.parse(second.body.savedAt)).toBeGreaterThan(Date.parse(savedAt));
    // Another tab goes on from the first, or from nothing.
    for (const after of [savedAt, null])
      expect((await put('// 3', { after })).body).toMatchObject({
        status: 409,
        code: 'draft-moved-on',
        params: { current: second.body.savedAt },
      });
    const stale = `/book/draft?after=${savedAt}`;
    expect((await ask(server, 'DELETE', stale)).body).toMatchObject({ status: 409, code: 'draft-moved-on' });
    expect((await ask(server, 'GET', '/book/draft')).body.files).toEqual(fileOf('// 2'));
    expect((await ask(server, 'DELETE', `/book/draft?after=${second.body.savedAt}`)).status).toBe(204);
    expect((await ask(server, 'DELETE', stale)).body.code).toBe('no-draft');
    expect((await put('// 4', { after: savedAt })).body).toMatchObject({ code: 'draft-moved-on', params: {} });
    expect((await put('// 4', {})).status).toBe(200);
  });

  it('lets one of two drafts that are saved at once through', async () => {
    const server = await bookServer();
    const tries = ['// a', '// b'].map((text) =>
      ask(server, 'PUT', '/book/draft', { base: 1, files: fileOf(text), after: null }),
    );
    expect((await Promise.all(tries)).map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is not published from a draft before its conflicts are settled', async () => {
    const server = await bookServer();
    const files = fileOf(BOOK.replace('50', '60'));
    const conflicts = [
      { path: 'book.tag', mine: files[0]?.text, theirs: BOOK },
      { path: 'gone.tag', mine: '//' },
    ];
    await ask(server, 'PUT', '/book/draft', { base: 1, files, conflicts });
    expect((await ask(server, 'GET', '/book/draft')).body).toMatchObject({ conflicts });
    expect((await ask(server, 'POST', '/book/publish', { draft: true, base: 1 })).body).toMatchObject({
      status: 409,
      code: 'draft-with-conflicts',
      params: { paths: ['book.tag', 'gone.tag'] },
    });
    await ask(server, 'PUT', '/book/draft', { base: 1, files });
    expect((await ask(server, 'GET', '/book/draft')).body).not.toHaveProperty('conflicts');
    expect((await ask(server, 'POST', '/book/publish', { draft: true, base: 1 })).status).toBe(200);
  });

  it('is checked: every diagnostic with its place and its words', async () => {
    const server = await bookServer();
    const files = fileOf(`${BOOK}segment 甲 = citi = 北京\n`);
    const { body } = await ask(server, 'POST', '/book/check?locale=zh', { files });
    expect(body.counts.errors).toBe(1);
    const error = body.diagnostics.find(({ level }: never) => level === 'error');
    expect(error).toMatchObject({
      code: 'unknown-name',
      file: 'book.tag',
      range: { start: { line: 6, column: 13 }, end: { line: 6, column: 17 } },
      fixes: [{ edits: [{ text: 'city' }] }],
    });
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
    const faulty = fileOf(
      `${BOOK}test "t" at 2026-06-01 {\n  given order { amount = 60 }\n  expect tag 价值 = 低\n}\n`,
    );
    const tested = await ask(server, 'POST', '/book/check', { files: faulty });
    expect(tested.body).toMatchObject({ tests: { count: 1, failed: [{ name: 't', file: 'book.tag', line: 6 }] } });
    expect((await ask(server, 'POST', '/book/publish', { files: faulty, base: 1 })).body).toMatchObject({
      status: 422,
      code: 'book-tests-fail',
    });
  });

  it('is planned: what means something else, who enters, leaves and moves, and why', async () => {
    const server = await bookServer();
    const files = fileOf(`// moved\n${BOOK.replace('50', '30').replaceAll('M', 'Money')}`);
    const { status, body } = await ask(server, 'POST', '/book/plan', { files });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      base: 1,
      needs: 'operator',
      publishable: true,
      population: 10,
      changes: [{ kind: 'tag', name: '价值', change: 'changed' }],
      subjects: [
        {
          name: '价值',
          values: [
            { value: '高', before: 5, after: 7, entering: 2, leaving: 0 },
            { value: '低', before: 5, after: 3, entering: 0, leaving: 2 },
          ],
          moves: [{ from: '低', to: '高', count: 2, customers: ['c3', 'c4'] }],
        },
      ],
    });
    expect(body.reasons[0]).toMatchObject({
      customer: 'c3',
      values: ['高'],
      because: [{ value: '高', holds: true, condition: { text: 'Money >= 30', seen: 30, against: 30 } }],
    });
    expect(body.cost.newlyMeasured).toBe(0);
    const published = await ask(server, 'POST', '/book/publish', { files, base: 1, plan: body.plan });
    expect(published.body).toMatchObject({ version: 2, moved: 2 });
    const stale = { files: fileOf(BOOK), base: 2, plan: body.plan };
    expect((await ask(server, 'POST', '/book/publish', stale)).body.code).toBe('book-plan-stale');
  });

  it('has nothing to plan for other words of the same', async () => {
    const server = await bookServer();
    const files = fileOf(`// said otherwise\n${BOOK.replaceAll(' = ', '  =\n  ')}`);
    expect((await ask(server, 'POST', '/book/plan', { files })).body).toMatchObject({ changes: [], subjects: [] });
    const steps: string[] = [];
    server.deps.keeper.onStep(({ book }) => steps.push(book));
    const { body } = await ask(server, 'POST', '/book/publish', { files, base: 1, note: 'words' });
    expect(body).toMatchObject({ version: 2, changes: [], moved: 0 });
    expect(steps).toEqual([]);
    expect((await ask(server, 'GET', '/book/versions')).body.items).toMatchObject([
      { version: 2, note: 'words', by: 'operator' },
      { version: 1 },
    ]);
    expect((await ask(server, 'POST', '/book/publish', { files, base: 2 })).body).toMatchObject({ version: 2 });
  });

  it('is published from a draft, which is gone then', async () => {
    const server = await bookServer();
    const files = [
      { path: 'vips.txt', text: 'c1\n' },
      ...fileOf(`${BOOK}list vips from "./vips.txt"\nsegment 贵宾 = city in vips\n`),
    ];
    await ask(server, 'PUT', '/book/draft', { base: 1, files });
    expect((await ask(server, 'POST', '/book/publish', { draft: true, base: 1 })).body).toMatchObject({ version: 2 });
    expect((await ask(server, 'GET', '/book/draft')).status).toBe(404);
    expect((await ask(server, 'GET', '/book')).body.files.map(({ path, since }: never) => [path, since])).toEqual([
      ['book.tag', 2],
      ['vips.txt', 2],
    ]);
    expect(server.deps.book.current()?.compilation?.plan?.segments).toHaveLength(2);
  });

  it('refuses a publication on a version that is not in force any more, and shows both sides', async () => {
    const server = await bookServer();
    const [ann, bob] = [await server.newKey('operator', 'Ann'), await server.newKey('operator', 'Bob')];
    const anns = fileOf(BOOK.replace('50', '60'));
    const bobs = fileOf(BOOK.replace('50', '70'));
    expect((await ask(server, 'POST', '/book/publish', { files: anns, base: 1 }, { key: ann })).status).toBe(200);
    const refused = await ask(server, 'POST', '/book/publish', { files: bobs, base: 1 }, { key: bob });
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'book-moved-on',
      params: { base: 1, current: 2, by: 'Ann', paths: ['book.tag'] },
    });
    const diff = (await ask(server, 'GET', '/book/diff?from=1', undefined, 'viewer')).body;
    expect(diff.files[0].patch).toContain('+tag 价值 { 高 when M >= 60  低 otherwise }');
    expect(diff).toMatchObject({ from: 1, to: 2, changes: [{ name: '价值', change: 'changed' }] });
    expect(diff.members).toEqual([
      { kind: 'tag', name: '价值', value: '低', entered: 1, left: 0 },
      { kind: 'tag', name: '价值', value: '高', entered: 0, left: 1 },
    ]);
  });

  it('lets one of two who publish at once through', async () => {
    const server = await bookServer();
    const tries = [60, 70].map((limit) =>
      ask(server, 'POST', '/book/publish', { files: fileOf(BOOK.replace('50', String(limit))), base: 1 }),
    );
    expect((await Promise.all(tries)).map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is rolled back as a new version', async () => {
    const server = await bookServer();
    await ask(server, 'POST', '/book/publish', { files: fileOf(BOOK.replace('50', '60')), base: 1 });
    const back = await ask(server, 'POST', '/book/roll-back', { version: 1, base: 2, note: 'too strict' });
    expect(back.body).toMatchObject({ version: 3, moved: 1 });
    expect((await ask(server, 'GET', '/book/versions/3')).body).toMatchObject({
      rollsBack: 1,
      files: [{ text: BOOK }],
    });
    expect((await ask(server, 'GET', '/book/versions?limit=2')).body).toMatchObject({ next: '2' });
    expect((await ask(server, 'POST', '/book/roll-back', { version: 9, base: 3 })).body.code).toBe('no-such-version');
  });

  it('takes an engineer where the catalog changes', async () => {
    const server = await bookServer();
    const files = fileOf(BOOK.replace('city: text', 'city: text  age: integer'));
    const refused = await ask(server, 'POST', '/book/publish', { files, base: 1 });
    expect(refused.body).toMatchObject({ status: 403, code: 'book-catalog-needs-engineer' });
    expect((await ask(server, 'POST', '/book/plan', { files })).body).toMatchObject({ needs: 'engineer' });
    expect((await ask(server, 'POST', '/book/publish', { files, base: 1 }, 'engineer')).status).toBe(200);
  });

  it('is started over HTTP', async () => {
    const server = await bookServer({});
    const files = fileOf(BOOK);
    expect((await ask(server, 'POST', '/book/plan', { files })).body).toMatchObject({ unknown: 'no-answers' });
    expect((await ask(server, 'POST', '/book/publish', { files, base: 0 })).status).toBe(403);
    expect((await ask(server, 'POST', '/book/publish', { files, base: 0 }, 'engineer')).body.version).toBe(1);
    await server.deps.keeper.ingest(FACTS);
    await server.settled();
    expect((await ask(server, 'POST', '/book/plan', { files })).body).toMatchObject({ subjects: [] });
  });

  it('refuses what is no file of a book', async () => {
    const server = await bookServer();
    const codeOf = async (files: readonly unknown[]) =>
      (await ask(server, 'POST', '/book/check', { files })).body.code as string;
    for (const path of ['../a.tag', '/etc/a.tag', 'a/../b.tag', '.git/hooks/a.tag', 'a\\b.tag', 'C:a.tag', 'a//b.tag'])
      expect(await codeOf([{ path, text: '' }])).toBe('book-path-forbidden');
    expect(await codeOf([...fileOf(BOOK), { path: 'Book.tag', text: '' }])).toBe('book-path-twice');
    expect(await codeOf([...fileOf(BOOK), { path: 'readme.md', text: '' }])).toBe('book-files-strange');
    expect((await ask(server, 'POST', '/book/check', {})).body.code).toBe('book-files-or-draft');
    expect((await ask(server, 'POST', '/book/check', { draft: true })).body.code).toBe('no-draft');
  });

  it('does not read for somebody what he may not see', async () => {
    const server = await bookServer({ book: `${BOOK}segment 富 = income > 3\n` });
    await server.deps.keeper.record(replaceFieldRules, {
      gone: [],
      rules: [{ table: undefined, column: 'income', role: 'engineer' }],
    });
    const text = `${CATALOG}${BOOK.slice(CATALOG.length)}segment 富 = income > 3\nsegment 穷 = income < 3\n`;
    const checked = (await ask(server, 'POST', '/book/check', { files: fileOf(text) })).body;
    expect(checked.diagnostics).toMatchObject([{ code: 'unknown-name', params: { name: 'income' } }]);
    const refused = await ask(server, 'POST', '/book/publish', { files: fileOf(text), base: 1 });
    expect(refused.body).toMatchObject({ status: 422, code: 'book-with-errors' });
    expect((await ask(server, 'POST', '/book/publish', { files: fileOf(text), base: 1 }, 'engineer')).status).toBe(200);
    // The rules of others stay as they are.
    const own = fileOf(`${text}segment 大 = count(order) > 3\n`);
    expect((await ask(server, 'POST', '/book/publish', { files: own, base: 2 })).status).toBe(200);
  });
});
