import { compile } from '@tagwright/dsl';
import { openStore, refresh } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import { NOW } from '../server.harness.js';
import { ask, BOOK, bookServer, fileOf } from './book.harness.js';
import { afterTest } from './folder/folder.harness.js';
import { openBook } from './open.js';

const planOf = (text: string) => {
  const { plan } = compile({ files: fileOf(text) });
  if (plan === undefined) throw new Error('the book has errors');
  return plan;
};

describe('the book in force', () => {
  it('is known to every process, with its words', async () => {
    const server = await bookServer({ book: BOOK });
    const { store, keeper } = server.deps;
    // No step tells of words, so only looking finds them.
    const other = await openBook(store, keeper, { lookEveryMs: 20 });
    afterTest(() => other.close());
    const heard: number[] = [];
    other.onChange(({ version }) => heard.push(version));
    const next = `// said otherwise\n${BOOK}`;
    await ask(server, 'POST', '/book/publish', { files: fileOf(next), base: 1 });
    await expect.poll(() => other.current()?.version, { timeout: 5000 }).toBe(2);
    expect(heard).toEqual([2]);
    expect(other.current()?.sources).toEqual(fileOf(next));
    const tag = other.current()?.plan.tags[0];
    expect(tag && other.current()?.origins?.get(tag)?.file).toBe('book.tag');
    expect(server.deps.book.current()).toMatchObject({ version: 2, hash: other.current()?.hash });
  });

  it('is known by its meaning where another program put it in force without its files', async () => {
    const server = await bookServer({ book: BOOK });
    const own = await openStore(server.deps.config.database);
    afterTest(() => own.close());
    await refresh(own, planOf(BOOK.replace('50', '60')), NOW + 1000, { by: 'cron', note: 'run' });
    await server.deps.book.look();
    expect(server.deps.book.current()).toMatchObject({ version: 2, sources: [] });
    expect((await ask(server, 'GET', '/book/versions')).body.items).toMatchObject([
      { version: 2, by: 'cron', note: 'run', hasFiles: false },
      { version: 1, hasFiles: true },
    ]);
    server.setClock(NOW + 2000);
    const refused = await ask(server, 'POST', '/book/publish', { files: fileOf(BOOK), base: 1 });
    expect(refused.body).toMatchObject({ code: 'book-moved-on', params: { current: 2, by: 'cron' } });
    const back = await ask(server, 'POST', '/book/roll-back', { version: 1, base: 2 });
    expect(back.body.version).toBe(3);
    expect((await ask(server, 'POST', '/book/roll-back', { version: 2, base: 3 })).body.code).toBe(
      'version-without-files',
    );
  });
});
