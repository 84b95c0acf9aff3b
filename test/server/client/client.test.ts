import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeAdminKey } from '@tagwright/server';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childProgram } from '../../children/programs.js';

const ROOT = join(import.meta.dirname, '../../..');
const run = promisify(execFile);
const node = (program: string, ...args: readonly string[]) =>
  run(process.execPath, [join(ROOT, 'node_modules', program), ...args], { cwd: ROOT });

/** Where a server listens, by what it says first. */
const addressIn = async (server: ChildProcess): Promise<string> => {
  let said = '';
  for await (const chunk of server.stdout ?? []) {
    said += String(chunk);
    const [found] = /http:\/\/\S+?:\d+/.exec(said) ?? [];
    if (found !== undefined) return found;
  }
  throw new Error(`the server ended: ${said}`);
};

describe('a client made from the document by a public generator', () => {
  // Within the repository, so that it finds what it imports.
  mkdirSync(join(ROOT, 'tmp'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'tmp/client-'));
  const data = mkdtempSync(join(tmpdir(), 'tagwright-client-'));
  const database = join(data, 'shop.db');
  let server: ChildProcess;
  let url = '';

  beforeAll(async () => {
    const main = await childProgram(new URL('../../../packages/cli/src/main.ts', import.meta.url));
    server = spawn(process.execPath, [fileURLToPath(main), 'serve', '--db', database, '--port', '0'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await addressIn(server);
    const document = (await (await fetch(`${url}/v1/openapi.json`)).json()) as never;
    writeFileSync(join(folder, 'paths.d.ts'), astToString(await openapiTS(document)));
    cpSync(join(import.meta.dirname, 'scenario.ts'), join(folder, 'scenario.ts'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const compilerOptions = { noEmit: true, skipLibCheck: true, lib: ['ES2023', 'DOM'], types: ['node'] };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.base.json', compilerOptions, include: ['*.ts'] }),
    );
  }, 120_000);

  afterAll(async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
    for (const path of [folder, data]) rmSync(path, { recursive: true, force: true });
  });

  it('compiles, and does not where it asks for what there is not', { timeout: 120_000 }, async () => {
    const compile = (): Promise<unknown> => node('typescript/bin/tsc', '-p', folder);
    await expect(compile()).resolves.toBeDefined();
    const slip = join(folder, 'slip.ts');
    writeFileSync(slip, "import type { paths } from './paths.js';\nexport type Slip = paths['/v1/customer/{id}'];\n");
    await expect(compile()).rejects.toMatchObject({ stdout: expect.stringContaining('/v1/customer/{id}') as unknown });
    rmSync(slip);
  });

  it('does what somebody does in a first hour', { timeout: 60_000 }, async () => {
    const key = await makeAdminKey(database, 'admin', Date.now);
    const { stdout } = await node('tsx/dist/cli.mjs', join(folder, 'scenario.ts'), url, key);
    expect(JSON.parse(stdout)).toMatchObject({
      errors: 0,
      planned: 0,
      version: 1,
      taken: { added: 6, refused: 0 },
      card: ['RFM评级: 重要保持'],
      set: '高',
      own: '老同学',
      members: ['c1', 'c3'],
      values: ['重要保持'],
      evaluated: [
        ['c1', ['试试']],
        ['c3', ['试试']],
      ],
      wrong: ['expected'],
      stale: [409, 'book-moved-on'],
      nobody: [404, 'no-such-customer'],
      erased: 204,
      versions: 1,
    });
  });
});
