import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const SERVER = new URL('server.ts', import.meta.url).href;

it('leaves the exit code of a process that has run a server as it is', { timeout: 60_000 }, () => {
  const program = `
    const { startServer } = await import(${JSON.stringify(SERVER)});
    await (await startServer('')).stop();
    process.exitCode = 7;
  `;
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 7, stderr: '' });
});
