import { type ChildProcess, fork } from 'node:child_process';
import { unreachable } from '@tagwright/dsl';
import { ServerError } from '../errors/index.js';
import { fromThrown } from './crossing.js';
import { endConnections, labelled } from './connections.js';
import type { FromProcess, ToProcess } from './messages.js';

/** Where the program of a process lies, and how Node is to load it. */
export interface ProcessEntry {
  readonly url: URL;
  readonly execArgv?: readonly string[];
}

/** Beside this file: compiled beside the compiled one, a source beside the source, which is loaded as this one was. */
const ENTRY: ProcessEntry = {
  url: new URL(import.meta.url.endsWith('.ts') ? './program.ts' : './program.js', import.meta.url),
};

/** Whoever waits for a job. */
export interface Listener {
  /** The process has begun with it. */
  readonly began: () => void;
  readonly part: (part: unknown) => void;
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
}

let started = 0;

/** A process that does jobs, one at a time. */
export class Worker {
  readonly child: ChildProcess;
  /** Whether it has opened the database. */
  isReady = false;
  /** Whether it has ended, or is about to. */
  isOver = false;
  /** By which a server knows the connections of this process. */
  readonly #label: string;
  #listener: Listener | undefined;
  /** Hands the job over. */
  #begin: (() => void) | undefined;
  #refusal: Error | undefined;
  #lastWords = '';

  /** `onOver` is called once, when it does no more jobs. */
  constructor(
    readonly database: string,
    readonly onOver: (worker: Worker) => void,
    entry: ProcessEntry = ENTRY,
  ) {
    started += 1;
    this.#label = `tagwright job ${process.pid}.${started}`;
    this.child = fork(entry.url, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      ...(entry.execArgv === undefined ? {} : { execArgv: [...entry.execArgv] }),
    });
    this.child.on('message', (message: FromProcess) => this.#hear(message));
    this.child.stderr?.on('data', (text: Buffer) => {
      this.#lastWords = `${this.#lastWords}${text.toString()}`.slice(-2000);
    });
    this.child.once('exit', (code, signal) => this.#ended(signal ?? `exit code ${String(code)}`));
    this.child.once('error', ({ message }) => this.#ended(message));
    this.#tell({ kind: 'open', database: labelled(database, this.#label) });
  }

  get isBusy(): boolean {
    return this.#listener !== undefined;
  }

  work(name: string, args: unknown, listener: Listener): void {
    this.#listener = listener;
    this.#begin = () => {
      listener.began();
      this.#tell({ kind: 'job', name, args });
    };
    if (this.isReady) this.#begin();
  }

  /** Whoever waits for the job hears nothing more of it. A process that has begun with it ends in the middle. */
  giveUp(): void {
    if (this.isReady) return this.end();
    // It is still starting, and there is no sense in starting again.
    this.#listener = undefined;
    this.#begin = undefined;
  }

  end(): void {
    this.#listener = undefined;
    if (this.isOver) return;
    this.child.kill('SIGKILL');
    this.#ended('SIGKILL');
    void endConnections(this.database, this.#label);
  }

  #hear(message: FromProcess): void {
    const listener = this.#listener;
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        return this.#begin?.();
      case 'refused':
        this.#refusal = fromThrown(message.thrown);
        return;
      case 'part':
        return listener?.part(message.part);
      case 'done':
        this.#listener = undefined;
        return listener?.done(message.result);
      case 'failed':
        this.#listener = undefined;
        return listener?.failed(fromThrown(message.thrown));
      default:
        return unreachable(message);
    }
  }

  #ended(reason: string): void {
    if (this.isOver) return;
    this.isOver = true;
    const listener = this.#listener;
    this.#listener = undefined;
    this.onOver(this);
    const cause = new Error(this.#lastWords.trim() || reason);
    listener?.failed(this.#refusal ?? new ServerError(503, 'job-ended', { reason }, { cause }));
  }

  #tell(message: ToProcess): void {
    if (this.child.connected) this.child.send(message);
  }
}
