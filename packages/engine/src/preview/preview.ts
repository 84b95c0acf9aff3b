import { type ChildProcess, fork } from 'node:child_process';
import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { BOTH_FROM } from './exact.js';
import { isServer, openStore } from '../store/open.js';
import type { DraftMessage, FromProcess, ToProcess } from './messages.js';
import type { PreviewReport } from './report.js';

/** Where the program of the process lies, and how Node is to load it. */
export interface ProcessEntry {
  readonly url: URL;
  readonly execArgv?: readonly string[];
}

export interface PreviewsOptions {
  /** How many customers an estimate looks at; 5,000 if left out, which tells shares to 1.4% at worst. */
  readonly sample?: number;
  /** From how many customers on two count them, each a half; 100,000 if left out, which takes less than a second. */
  readonly bothFrom?: number;
  /** Keeps a process at hand that has opened the database and drawn its sample, so that an estimate need not wait. */
  readonly keepReady?: boolean;
  readonly entry?: ProcessEntry;
}

export interface PreviewOptions {
  /** Stops the preview after so many ms; a minute if left out. */
  readonly deadlineMs?: number;
  /** Whether everybody is to be counted; yes if left out. */
  readonly exact?: boolean;
}

/** A preview under way. Both promises fail with the `EngineError` that stopped it. */
export interface Preview {
  readonly estimate: Promise<PreviewReport>;
  /** Never fulfilled where the exact count is not wanted. */
  readonly exact: Promise<PreviewReport>;
  /** Ends its process at once, and what it does on a server. */
  cancel(): void;
}

export interface Previews {
  /**
   * What a draft would make of the customers of the database, beside the answers of the published book that are stored
   * there. It reads only.
   */
  start(draft: Plan, published: Plan, options?: PreviewOptions): Preview;
  close(): void;
}

const DEADLINE = 60_000;
const SAMPLE = 5000;

/** Beside this file: compiled beside the compiled one, a source beside the source, which is loaded as this one was. */
const ENTRY: ProcessEntry = {
  url: new URL(import.meta.url.endsWith('.ts') ? './program.ts' : './program.js', import.meta.url),
};

/** Previews over one database, a file or a server: each in a process of its own, which can be stopped. */
export const openPreviews = (database: string, options: PreviewsOptions = {}): Previews => {
  const running = new Set<PreviewProcess>();
  const begin = (): PreviewProcess => {
    const started = new PreviewProcess(database, options);
    running.add(started);
    started.child.once('exit', () => running.delete(started));
    return started;
  };
  // To start a process costs a core more than a second, so it is done between previews and not during one.
  let ready = options.keepReady === true ? begin() : undefined;
  let isClosed = false;
  return {
    start: (draft, published, { deadlineMs = DEADLINE, exact = true } = {}) => {
      const taken = ready ?? begin();
      ready = undefined;
      return taken.work({ kind: 'draft', draft, published, exact, deadline: deadlineMs }, () => {
        // It knows the database already; one is enough.
        if (options.keepReady === true && !isClosed && ready === undefined) ready = taken.isOver ? begin() : taken;
        else taken.end();
      });
    },
    close: () => {
      isClosed = true;
      running.forEach((each) => each.end());
    },
  };
};

/** One preview in a process of its own. */
export const startPreview = (
  database: string,
  draft: Plan,
  published: Plan,
  options: PreviewsOptions & PreviewOptions = {},
): Preview => openPreviews(database, options).start(draft, published, options);

class PreviewProcess {
  readonly child: ChildProcess;
  /** Whether the process has ended, or is about to. */
  isOver = false;
  #backend: number | undefined;

  constructor(
    readonly database: string,
    { sample = SAMPLE, bothFrom = BOTH_FROM, entry = ENTRY }: PreviewsOptions,
  ) {
    this.child = fork(entry.url, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      ...(entry.execArgv === undefined ? {} : { execArgv: [...entry.execArgv] }),
    });
    this.child.on('message', (message: FromProcess) => {
      if (message.kind === 'open') this.#backend = message.backend;
    });
    this.child.once('exit', () => (this.isOver = true));
    // Not being able to start is told by its end.
    this.child.on('error', () => (this.isOver = true));
    this.#tell({ kind: 'open', database, sample, bothFrom });
  }

  /** `onDone` is called once nothing more is to come. */
  work(message: DraftMessage, onDone: () => void): Preview {
    const [estimate, exact] = [promised<PreviewReport>(), promised<PreviewReport>()];
    let said = '';
    const finish = (fault?: Error): void => {
      clearTimeout(deadline);
      this.child.off('message', listen).off('exit', ended);
      this.child.stderr?.off('data', hear);
      if (fault !== undefined) [estimate, exact].forEach(({ reject }) => reject(fault));
      onDone();
    };
    const stop = (fault: Error): void => {
      this.end();
      finish(fault);
    };
    const listen = (heard: FromProcess): void => {
      if (heard.kind === 'fault') return finish(faultFrom(heard));
      if (heard.kind === 'open') return;
      (heard.kind === 'estimate' ? estimate : exact).resolve(heard.report);
      if (heard.kind === 'exact' || !message.exact) finish();
    };
    const hear = (text: Buffer): void => {
      said = `${said}${text.toString()}`.slice(-2000);
    };
    const ended = (code: number | null, signal: string | null): void => {
      const reason = said.trim().split('\n').at(-1) ?? '';
      finish(new EngineError('preview-ended', { reason: reason || (signal ?? `exit code ${String(code)}`) }));
    };
    const deadline = setTimeout(
      () => stop(new EngineError('preview-too-long', { milliseconds: message.deadline })),
      message.deadline,
    );
    this.child.on('message', listen).once('exit', ended);
    this.child.stderr?.on('data', hear);
    this.#tell(message);
    return {
      estimate: estimate.promise,
      exact: exact.promise,
      cancel: () => stop(new EngineError('preview-cancelled', {})),
    };
  }

  /** A server goes on with a query whose asker is gone, so it is told to stop; a file is let go of with the process. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    const backend = this.#backend;
    const kill = (): void => {
      this.child.kill('SIGKILL');
    };
    if (backend === undefined || !isServer(this.database)) return kill();
    void cancelBackend(this.database, backend).finally(kill);
  }

  #tell(message: ToProcess): void {
    if (this.child.connected) this.child.send(message);
  }
}

const cancelBackend = async (database: string, backend: number): Promise<void> => {
  try {
    const store = await openStore(database, { mode: 'read-only' });
    await store.row(sql`select pg_cancel_backend(${BigInt(backend)}::integer)`);
    await store.close();
  } catch {
    // The server is gone, and with it what was to be stopped.
  }
};

const faultFrom = ({ code, params, message }: Extract<FromProcess, { kind: 'fault' }>): Error =>
  code === undefined || params === undefined ? new Error(message) : new EngineError(code, params);

/** A promise, and what settles it. One that nobody waits for may fail in silence. */
const promised = <Value>() => {
  let [resolve, reject]: [(value: Value) => void, (fault: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<Value>((fulfil, refuse) => {
    [resolve, reject] = [fulfil, refuse];
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
};
