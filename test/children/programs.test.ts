import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../packages/cli/src/version.js';
import { childProgram } from './programs.js';

const MAIN = new URL('../../packages/cli/src/main.ts', import.meta.url);

describe('a program that tests start', () => {
  it('runs without a loader, and finds what lies beside its sources', async () => {
    const program = await childProgram(MAIN);
    expect(program.pathname).toMatch(/\.js$/);
    const said = execFileSync(process.execPath, [fileURLToPath(program), '--version'], { encoding: 'utf8' });
    expect(said).toBe(`${VERSION}\n`);
  });

  it('is built once for all that ask', async () => {
    expect(await childProgram(MAIN)).toEqual(await childProgram(MAIN));
  });

  it('is one of those that are built', async () => {
    await expect(childProgram(new URL('programs.ts', import.meta.url))).rejects.toThrow(
      'test/children/programs.ts is not among the programs',
    );
  });
});
