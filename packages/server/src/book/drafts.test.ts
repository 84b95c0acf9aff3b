import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { ask, bookServer, fileOf } from './book.harness.js';
import { DRAFT_TABLE } from './tables.js';

it('goes with the key of its owner, and no other does', async () => {
  const server = await bookServer();
  const key = await server.newKey('operator', '王静');
  const save = (as: 'operator' | { readonly key: string }) =>
    ask(server, 'PUT', '/book/draft', { base: 1, files: fileOf('segment 半 = ') }, as);
  expect([(await save({ key })).status, (await save('operator')).status]).toEqual([200, 200]);
  const { body } = await ask(server, 'GET', '/me', undefined, { key });
  expect((await ask(server, 'DELETE', `/keys/${String(body.id)}`, undefined, 'admin')).status).toBe(204);
  const left = await server.deps.store.all<{ owner: string }>(sql`select owner from ${sql.id(DRAFT_TABLE)}`);
  expect(left.map(({ owner }) => owner)).not.toContain(body.id);
  expect(left).toHaveLength(1);
  expect((await ask(server, 'GET', '/book/draft')).status).toBe(200);
});
