import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childProgram } from '../../../../test/children/programs.js';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { SHOP } from '../shop.harness.js';

const MAIN = fileURLToPath(await childProgram(new URL('../main.ts', import.meta.url)));

/** The program as a process of its own, whose output is waited for. */
class Watching {
  stdout = '';
  stderr = '';
  readonly child: ChildProcess;

  constructor(cwd: string, ...args: readonly string[]) {
    const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
    this.child = spawn(process.execPath, [MAIN, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    onTestFinished(() => void this.child.kill('SIGKILL'));
  }

  /** What was printed since the last time, once it says that it waits. */
  async round(): Promise<string> {
    while (!this.stderr.includes('Waiting for changes')) {
      if (this.child.exitCode !== null) throw new Error(this.stderr);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const said = this.stdout + this.stderr.replace('Waiting for changes; Ctrl+C ends.\n', '');
    this.stdout = '';
    this.stderr = '';
    return said;
  }

  /** Presses Ctrl+C, and says with which code it ended. */
  async interrupt(): Promise<number | null> {
    const ended = once(this.child, 'close');
    this.child.kill('SIGINT');
    await ended;
    return this.child.exitCode;
  }
}

describe('tagwright check --watch', { timeout: 180_000 }, () => {
  it('checks again whenever a rule or a list changes, and ends with what the last check found', async () => {
    const cwd = folderOf({ ...SHOP, 'cities.tag': 'list 城 from "cities.csv"\n', 'cities.csv': '北京\n' });
    const watching = new Watching(cwd, 'check', '--watch');
    expect(await watching.round()).toBe('✓ no findings in 3 files\n');

    writeFileSync(join(cwd, 'more.tag'), 'segment 沉睡 = Rr > 180d\n');
    expect(await watching.round()).toMatch(/error\[unknown-name][^]*✗ 1 error in 4 files\n$/);
    writeFileSync(join(cwd, 'more.tag'), Buffer.from([0xff, 0xfe]));
    expect(await watching.round()).toContain('error: `more.tag` is not UTF-8 text');
    rmSync(join(cwd, 'more.tag'));
    expect(await watching.round()).toContain('✓ no findings in 3 files');
    rmSync(join(cwd, 'cities.csv'));
    expect(await watching.round()).toContain('cities.csv');

    expect(await watching.interrupt()).toBe(EXIT.findings);
  });

  it('pays no heed to what is no part of the book', async () => {
    const cwd = folderOf(SHOP);
    const watching = new Watching(cwd, 'check', '--watch', '--format', 'json');
    expect(JSON.parse(await watching.round())).toMatchObject({ summary: { errors: 0 } });
    writeFileSync(join(cwd, 'out.json'), '{}');
    writeFileSync(join(cwd, '.hidden.tag'), 'segment');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(watching.stdout + watching.stderr).toBe('');
    expect(await watching.interrupt()).toBe(EXIT.fine);
  });

  it('clears a terminal before each check, and refuses a path that is not there at once', async () => {
    const cwd = folderOf(SHOP);
    let stop: () => void = () => {};
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    const running = tagwright(['check', '--watch'], { cwd, columns: 80, untilStopped: () => stopped });
    for (let edit = 0; edit < 20; edit++) {
      writeFileSync(join(cwd, 'more.tag'), `// ${'edited '.repeat(edit)}\n`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
    stop();
    const { code, stdout } = await running;
    expect(code).toBe(EXIT.fine);
    expect(stdout.split('\u001B[2J\u001B[3J\u001B[H').length).toBeGreaterThan(1);
    expect(stdout).toMatch(/no findings in 3 files\n$/);
    const missing = await tagwright(['check', 'nowhere', '--watch'], {
      cwd,
      untilStopped: () => new Promise(() => {}),
    });
    expect([missing.code, missing.stderr]).toEqual([
      EXIT.usage,
      expect.stringContaining('no file or folder `nowhere`'),
    ]);
  });
});
