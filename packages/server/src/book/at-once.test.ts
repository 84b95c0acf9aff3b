import { expect, it, onTestFinished } from 'vitest';
import { isOnServer } from '../../../engine/src/store/empty.harness.js';
import { testServer, type TestServer } from '../server.harness.js';
import { ask, BOOK, bookServer, fileOf } from './book.harness.js';

/** Texts that mean something else than each other and than the book. */
const changed = (by: string): string => `${BOOK}\nsegment ${by} = city = ${by}\n`;

/** What a server says happened, the first version first. */
const history = async (server: TestServer) => {
  const { body } = await ask(server, 'GET', '/book/versions', undefined, 'viewer');
  return (body.items as { version: number; hash: string }[]).map(({ version, hash }) => [version, hash]).toReversed();
};

it.runIf(isOnServer)(
  'lets one of two servers publish where both do at the same moment, and tells one history',
  { timeout: 90_000 },
  async () => {
    const first = await bookServer();
    for (let round = 1; round <= 3; round += 1) {
      const second = await testServer({ beside: first });
      onTestFinished(() => second.close());
      const base = (await history(first)).length;
      const put = (server: TestServer, text: string) =>
        ask(server, 'POST', '/book/publish', { base, files: fileOf(text) }, 'engineer');
      const texts = [changed(`甲${round}`), changed(`乙${round}`)] as const;
      const answers = await Promise.all([put(first, texts[0]), put(second, texts[1])]);
      const won = answers.findIndex(({ status }) => status === 200);
      const lost = answers[1 - won];
      expect([answers[won]?.status, lost?.status, lost?.body.code], JSON.stringify(answers)).toEqual([
        200,
        409,
        'book-moved-on',
      ]);
      expect(lost?.body.params).toMatchObject({ base, current: base + 1, paths: ['book.tag'] });
      const told = await history(first);
      expect(told.map(([version]) => version)).toEqual(Array.from({ length: base + 1 }, (_, index) => index + 1));
      expect(await history(second)).toEqual(told);
      for (const server of [first, second]) {
        const { body } = await ask(server, 'GET', '/book', undefined, 'viewer');
        expect([body.version, body.files[0].text]).toEqual([base + 1, texts[won]]);
        // Whoever lost goes on from what is in force.
        expect((await server.request('/v1/customers/c1', {}, 'viewer')).status).toBe(200);
      }
    }
  },
);
