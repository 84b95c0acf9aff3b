import { type ChildProcess, fork } from 'node:child_process';
import { fromThrown } from '../jobs/crossing.js';
import type { ProcessEntry } from '../jobs/worker.js';
import type { FromKeeper, Order, ToKeeper } from './messages.js';

/** Beside this file: compiled beside the compiled one, a source beside the source, which is loaded as this one was. */
const ENTRY: ProcessEntry = {
  url: new URL(import.meta.url.endsWith('.ts') ? './program.ts' : './program.js', import.meta.url),
};

interface Call {
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

export interface Heard {
  readonly told: (message: Exclude<FromKeeper, { kind: 'done' | 'failed' }>) => void;
  /** The process has ended; whoever waited for an answer has been rejected with `cutOff`. */
  readonly ended: (reason: string) => void;
  readonly cutOff: () => Error;
}

/** One life of the keeper's process. */
export class KeeperProcess {
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, Call>();
  #ids = 0;
  #isOver = false;
  #lastWords = '';

  constructor(
    readonly heard: Heard,
    entry: ProcessEntry = ENTRY,
  ) {
    this.#child = fork(entry.url, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      ...(entry.execArgv === undefined ? {} : { execArgv: [...entry.execArgv] }),
    });
    this.#child.on('message', (message: FromKeeper) => this.#hear(message));
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#lastWords = `${this.#lastWords}${text.toString()}`.slice(-2000);
    });
    this.#child.once('exit', (code, signal) => this.#ended(signal ?? `exit code ${String(code)}`));
    this.#child.once('error', ({ message }) => this.#ended(message));
  }

  /** The number of the process; undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects with what it failed with over there, or with `cutOff` where the process ends before it answers. */
  call<Result>(order: Order): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.#isOver) return reject(this.heard.cutOff());
      const id = (this.#ids += 1);
      this.#calls.set(id, { resolve: resolve as (result: unknown) => void, reject });
      const message: ToKeeper = { id, order };
      this.#child.send(message, (fault) => {
        if (fault !== null) this.#settle(id)?.reject(this.heard.cutOff());
      });
    });
  }

  /** Ends it at once. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Lets go of it once it has nothing more to do. */
  disconnect(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #hear(message: FromKeeper): void {
    if (message.kind === 'done') this.#settle(message.id)?.resolve(message.result);
    else if (message.kind === 'failed') this.#settle(message.id)?.reject(fromThrown(message.thrown));
    else this.heard.told(message);
  }

  #settle(id: number): Call | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }

  #ended(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const id of this.#calls.keys()) this.#settle(id)?.reject(this.heard.cutOff());
    const said = this.#lastWords.trim().split('\n').at(-1) ?? '';
    this.heard.ended(said === '' ? reason : `${reason}: ${said}`);
  }
}
