import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, BOOK, bookServer, fileOf } from '../book.harness.js';
import { emptyFolder, fill } from './folder.harness.js';
import { git, repository } from './git.harness.js';

const stricter = (limit: number): string => BOOK.replace('50', String(limit));

const serverOn = (rules: string) => bookServer({ config: { rules } });
type Server = Awaited<ReturnType<typeof serverOn>>;

const versionOf = async (server: Server): Promise<number> => (await ask(server, 'GET', '/book')).body.version as number;
const published = async (server: Server, version: number): Promise<void> => {
  await expect.poll(() => versionOf(server), { timeout: 10_000, interval: 50 }).toBe(version);
};

describe('a folder that is the truth', { timeout: 60_000 }, () => {
  it('is in force from the start, lists among it', async () => {
    const folder = emptyFolder();
    fill(folder, {
      'a/book.tag': BOOK,
      'vips.tag': 'list vips from "lists/vips.txt"\nsegment 贵宾 = city in vips\n',
      'lists/vips.txt': 'Ulm\n',
      '.hidden/x.tag': 'no rules at all',
      'readme.md': '',
    });
    const server = await serverOn(folder);
    const { body } = await ask(server, 'GET', '/book');
    expect(body.files.map(({ path }: never) => path)).toEqual(['a/book.tag', 'lists/vips.txt', 'vips.tag']);
    expect(body.folder).toEqual({ state: 'in-force', git: false, diagnostics: [], failedTests: [] });
    expect(server.deps.book.current()?.plan.segments).toHaveLength(2);
  });

  it('is followed as it changes: files, lists, and editors that rename', async () => {
    const folder = emptyFolder();
    fill(folder, {
      'book.tag': `${BOOK}list vips from "vips.txt"\nsegment 贵宾 = city in vips\n`,
      'vips.txt': 'Ulm\n',
    });
    const server = await serverOn(folder);
    fill(folder, { 'vips.txt': 'Ulm\nBonn\n' });
    await published(server, 2);
    const steps: string[] = [];
    server.deps.keeper.onStep(({ book }) => steps.push(book));
    writeFileSync(join(folder, 'book.tag~'), `// words alone\n${BOOK}`);
    fill(folder, { 'more.tag': 'list vips from "vips.txt"\nsegment 贵宾 = city in vips\n' });
    renameSync(join(folder, 'book.tag~'), join(folder, 'book.tag'));
    await published(server, 3);
    expect(steps).toEqual([]);
    rmSync(join(folder, 'more.tag'));
    await published(server, 4);
    expect(server.deps.book.current()?.plan.segments.map(({ names }) => names[0])).toEqual(['活跃']);
  });

  it('with faults leaves the last good book in force, and says what is wrong', async () => {
    const folder = emptyFolder();
    fill(folder, { 'book.tag': BOOK });
    const server = await serverOn(folder);
    fill(folder, { 'book.tag': `${BOOK}segment 甲 = citi = 北京\n` });
    const shown = async (locale: string) => (await ask(server, 'GET', `/book?locale=${locale}`)).body;
    await expect.poll(async () => (await shown('en')).folder.state, { timeout: 10_000 }).toBe('faulty');
    const { version, folder: faulty } = await shown('zh');
    expect(version).toBe(1);
    expect(faulty.diagnostics.find(({ level }: never) => level === 'error')).toMatchObject({
      code: 'unknown-name',
      message: expect.stringMatching(/[\u4e00-\u9fff]/) as string,
    });
    const files = fileOf(stricter(60));
    const refused = await ask(server, 'POST', '/book/publish', { files, base: 1 });
    expect(refused.body).toMatchObject({ status: 409, code: 'rules-edited', params: { paths: ['book.tag'] } });
    expect(readFileSync(join(folder, 'book.tag'), 'utf8')).toContain('citi');
    rmSync(join(folder, 'book.tag'));
    await expect.poll(async () => (await shown('en')).folder.problem, { timeout: 10_000 }).toMatch(/mounted/);
    fill(folder, { 'book.tag': BOOK });
    await expect.poll(async () => (await shown('en')).folder.state, { timeout: 10_000 }).toBe('in-force');
    expect(await versionOf(server)).toBe(1);
  });

  it('is written by a publication', async () => {
    const folder = emptyFolder();
    fill(folder, { 'book.tag': BOOK, 'keep.txt': 'mine' });
    const server = await serverOn(folder);
    const files = [...fileOf(stricter(60), 'rules/book.tag')];
    expect((await ask(server, 'POST', '/book/publish', { files, base: 1 })).body).toMatchObject({ version: 2 });
    expect(readFileSync(join(folder, 'rules/book.tag'), 'utf8')).toBe(stricter(60));
    expect([existsSync(join(folder, 'book.tag')), existsSync(join(folder, 'keep.txt'))]).toEqual([false, true]);
    // Its own writing is no change.
    await server.deps.rules?.sync();
    expect(await versionOf(server)).toBe(2);
  });

  it('refuses links that lead out, and writes through none', async () => {
    const [folder, outside] = [emptyFolder(), emptyFolder()];
    fill(folder, { 'book.tag': BOOK });
    fill(outside, { 'secret.tag': 'segment 密 = city = "x"\n' });
    const server = await serverOn(folder);
    mkdirSync(join(outside, 'sub'));
    symlinkSync(join(outside, 'sub'), join(folder, 'sub'));
    const files = [...fileOf(BOOK), { path: 'sub/new.tag', text: '' }];
    expect((await ask(server, 'POST', '/book/publish', { files, base: 1 })).body.code).toBe('rules-link');
    expect(existsSync(join(outside, 'sub/new.tag'))).toBe(false);
    symlinkSync(join(outside, 'secret.tag'), join(folder, 'secret.tag'));
    await server.deps.rules?.sync();
    expect((await ask(server, 'GET', '/book')).body).toMatchObject({
      version: 1,
      folder: { state: 'faulty', problem: expect.stringContaining('secret.tag') as string },
    });
  });
});

describe('a folder in a git work tree', { timeout: 60_000 }, () => {
  it('gets a commit for each publication, of the book alone and by whoever published', async () => {
    const root = repository({ 'rules/book.tag': BOOK, 'site/index.html': '1' });
    fill(root, { 'site/index.html': '2' });
    git(root, 'add', '--all');
    const server = await serverOn(join(root, 'rules'));
    expect((await ask(server, 'GET', '/book')).body).toMatchObject({
      by: 'Setup',
      note: 'begin',
      folder: { git: true },
    });
    const files = fileOf(stricter(60));
    const { body } = await ask(server, 'POST', '/book/publish', { files, base: 1, note: 'Fewer, but better' });
    expect(body).toMatchObject({ version: 2, commit: git(root, 'rev-parse', 'HEAD') });
    expect(git(root, 'log', '-1', '--format=%an|%s|%(trailers:key=Tagwright-Version,valueonly)')).toBe(
      'operator|Fewer, but better|2',
    );
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD')).toBe('rules/book.tag');
    expect(git(root, 'status', '--porcelain')).toBe('M  site/index.html');
    const back = await ask(server, 'POST', '/book/roll-back', { version: 1, base: 2 });
    expect(back.body.version).toBe(3);
    expect(git(root, 'rev-list', '--count', 'HEAD')).toBe('3');
    expect(readFileSync(join(root, 'rules/book.tag'), 'utf8')).toBe(BOOK);
  });

  it('is as it was where a hook refuses, or a merge is under way', async () => {
    const folder = repository({ 'book.tag': BOOK });
    const server = await serverOn(folder);
    fill(folder, { '.git/hooks/commit-msg': '#!/bin/sh\necho "no ticket" >&2\nexit 1\n' });
    chmodSync(join(folder, '.git/hooks/commit-msg'), 0o755);
    const wanted = { files: fileOf(stricter(60)), base: 1 };
    const refused = await ask(server, 'POST', '/book/publish', wanted);
    expect(refused.body).toMatchObject({ status: 422, code: 'git-refused', params: { reason: 'no ticket' } });
    expect(git(folder, 'status', '--porcelain')).toBe('');
    rmSync(join(folder, '.git/hooks/commit-msg'));
    fill(folder, { '.git/MERGE_HEAD': git(folder, 'rev-parse', 'HEAD') });
    expect((await ask(server, 'POST', '/book/publish', wanted)).body).toMatchObject({ code: 'git-under-way' });
    rmSync(join(folder, '.git/MERGE_HEAD'));
    expect((await ask(server, 'POST', '/book/publish', wanted)).body.version).toBe(2);
  });

  it('heals where a process ended between the commit and the publication', async () => {
    const folder = repository({ 'book.tag': BOOK });
    const server = await serverOn(folder);
    const { rules, book } = server.deps;
    const wanted = { files: fileOf(stricter(60)), base: book.current()?.sources ?? [] };
    const caller = { id: 'k1', name: 'Ann', role: 'operator' as const };
    await rules?.write({ ...wanted, caller, note: 'cut off', version: 2, hash: 'x' });
    await rules?.sync();
    expect((await ask(server, 'GET', '/book/versions')).body.items[0]).toMatchObject({
      version: 2,
      by: 'Ann',
      note: 'cut off',
    });
    expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('2');
  });
});
