import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { childProgram } from '../../../test/children/programs.js';

const MAIN = fileURLToPath(await childProgram(new URL('./main.ts', import.meta.url)));

/** `tagwright serve` as a process of its own, since it starts others the way it was started; ended after the test. */
export class ServeProgram {
  stdout = '';
  stderr = '';
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;

  constructor(cwd: string, args: readonly string[]) {
    const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
    this.child = spawn(process.execPath, [MAIN, 'serve', ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = once(this.child, 'close');
    onTestFinished(async () => {
      this.child.kill('SIGKILL');
      await this.ended;
    });
  }

  /** Its address, once it answers. */
  async url(): Promise<string> {
    while (this.child.exitCode === null) {
      const [, url] = /(http:\/\/\S+:\d+)\n/.exec(this.stdout) ?? [];
      if (url !== undefined) return url;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(this.stderr);
  }

  /** Asks it to end, and says with which code it did. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    await this.ended;
    return this.child.exitCode;
  }
}
