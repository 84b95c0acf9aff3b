import { expect, it } from 'vitest';
import { aboutDatabase } from './about.js';
import { emptyStore, isOnServer } from './empty.harness.js';

it('says which database it is, and what time it is there', async () => {
  const store = await emptyStore();
  try {
    const { product, version, clock } = await aboutDatabase(store);
    expect(product).toBe(isOnServer ? 'PostgreSQL' : 'SQLite');
    expect(version).toMatch(/^\d+\.\d+/);
    // A file has no clock of its own.
    expect(clock === undefined || Math.abs(clock - Date.now()) < 60_000).toBe(true);
    expect(clock !== undefined).toBe(isOnServer);
  } finally {
    await store.close();
  }
});
