import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { childProgram } from '../../../test/children/programs.js';
import { EXIT } from './exit.js';
import { folderOf } from './harness.js';
import { AS_OF, SHOP } from './shop.harness.js';

const MAIN = fileURLToPath(await childProgram(new URL('main.ts', import.meta.url)));
const BIN = new URL('../bin/tagwright.js', import.meta.url);
const NODE = `'${process.execPath}' '${MAIN}'`;

/** A command line as a shell runs it, with `tagwright` for the program. */
function shell(line: string, cwd: string): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
  return new Promise((resolve) => {
    execFile('sh', ['-c', line.replaceAll('tagwright', () => NODE)], { cwd, env }, (fault, stdout, stderr) => {
      resolve({ code: fault?.code ?? 0, stdout, stderr });
    });
  });
}

// Processes start slowly where many others do.
describe('the process', { timeout: 120_000 }, () => {
  it('answers with exit codes, results on stdout, the rest on stderr', async () => {
    const cwd = folderOf(SHOP);
    const sound = await shell(`tagwright run . --data data --as-of ${AS_OF} --format csv`, cwd);
    expect(sound).toMatchObject({ code: EXIT.fine, stderr: '' });
    expect(sound.stdout).toContain('c1,tag,RFM评级,重要保持,,');
    expect(await shell('tagwright run nowhere', cwd)).toMatchObject({ code: EXIT.usage, stdout: '' });
  });

  it('reads standard input, and stops quietly when nobody reads on', async () => {
    const cwd = folderOf({ 'a.tag': `metric   R = since last order\n${`// ${'x'.repeat(200)}\n`.repeat(1500)}` });
    const formatted = await shell('cat a.tag | tagwright fmt --stdin-filepath a.tag | head -n 1', cwd);
    expect(formatted).toEqual({ code: EXIT.fine, stdout: 'metric R = since last order\n', stderr: '' });
  });
});

describe('the bin', () => {
  it('is the built program', () => {
    expect(readFileSync(BIN, 'utf8')).toBe("#!/usr/bin/env node\nimport '../dist/main.js';\n");
  });
});
