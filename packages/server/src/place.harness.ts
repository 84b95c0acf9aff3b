import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database with nothing in it, and what lets it go: a file in a folder of its own, or a schema on the server of the tests. */
export const emptyPlace = async (): Promise<{ readonly database: string; readonly remove: () => Promise<void> }> => {
  if (process.env['TAGWRIGHT_TEST_STORE'] === 'postgres') {
    const { emptySchema } = await import('../../engine/src/store/empty.harness.js');
    const schema = await emptySchema();
    return { database: schema.address, remove: schema.drop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-server-'));
  return {
    database: join(folder, 'test.db'),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
};
