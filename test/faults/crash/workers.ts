import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { childProgram } from '../../children/programs.js';

const WORKER = fileURLToPath(await childProgram(new URL('worker.ts', import.meta.url)));

/** A process that works on a database until it is killed. */
export class Worker {
  readonly #process: ChildProcess;
  readonly #said: string[] = [];
  #rest = '';
  readonly #closed: Promise<unknown>;

  constructor(address: string, role: 'tell' | 'step' | 'both', first: number, began: number) {
    this.#process = spawn(process.execPath, [WORKER, address, role, String(first), String(began)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#closed = once(this.#process, 'close');
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${this.#rest}${text}`.split('\n');
      this.#rest = lines.pop() ?? '';
      this.#said.push(...lines);
    });
  }

  /** Waits until it has said so many lines, or has ended. */
  async hasSaid(count: number): Promise<void> {
    while (this.#said.length < count && this.#process.exitCode === null) await setTimeout(1);
  }

  /** Ends it where it stands; all that it said. */
  async kill(): Promise<readonly string[]> {
    this.#process.kill('SIGKILL');
    await this.#closed;
    return this.#said;
  }
}

/** What was said of something: the numbers after a word. */
export function numbersAfter(word: string, lines: readonly string[]): readonly number[] {
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.split(' ')[1]));
}
