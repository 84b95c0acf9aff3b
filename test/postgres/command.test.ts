import { describe, expect, it, onTestFinished } from 'vitest';
import { emptySchema } from '../../packages/engine/src/store/empty.harness.js';
import { EXIT } from '../../packages/cli/src/exit.js';
import { folderOf, tagwright } from '../../packages/cli/src/harness.js';
import { AS_OF, SHOP } from '../../packages/cli/src/shop.harness.js';

const schema = async (): Promise<string> => {
  const { address, drop } = await emptySchema();
  onTestFinished(drop);
  return address;
};

describe('a database on a server', () => {
  it('is loaded, evaluated and asked why as a file is', async () => {
    const cwd = folderOf(SHOP);
    const db = await schema();
    const loaded = await tagwright(['import', '--data', 'data', '--db', db, '--format', 'json'], { cwd });
    expect([loaded.code, loaded.stderr]).toEqual([EXIT.fine, expect.not.stringContaining('error')]);
    const asked = ['run', '--as-of', AS_OF, '--format', 'json', '--metrics'];
    const onServer = await tagwright([...asked, '--db', db], { cwd });
    const onFiles = await tagwright([...asked, '--data', 'data'], { cwd });
    expect(onServer.code).toBe(EXIT.fine);
    expect(onServer.stdout).toBe(onFiles.stdout);
    const [customer] =
      (JSON.parse(onServer.stdout) as { segments: Record<string, string[]> }).segments['北京客户'] ?? [];
    const why = ['why', customer ?? '', '--as-of', AS_OF, '--format', 'json'];
    const because = await tagwright([...why, '--db', db], { cwd });
    expect(because.code).toBe(EXIT.fine);
    expect(because.stdout).toBe((await tagwright([...why, '--data', 'data'], { cwd })).stdout);
  });

  it('that cannot be reached is told by its address, without the password', async () => {
    const address = new URL(await schema());
    address.password = 'open sesame';
    const { code, stderr } = await tagwright(['run', '--db', address.href], { cwd: folderOf(SHOP) });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(`${address.username}@${address.host}`);
    expect(stderr).toMatch(/refused the login/);
    expect(stderr).not.toMatch(/sesame/);
  });
});
