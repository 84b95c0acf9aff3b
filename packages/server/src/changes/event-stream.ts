import { setImmediate } from 'node:timers/promises';
import { type ChangeFilter, type ChangePage, changesPage, EngineError, type Session } from '@tagwright/engine';
import { changeOf } from './change.js';
import type { Streams } from './streams.js';

export interface Following {
  readonly store: Session;
  readonly streams: Streams;
  /** Entries after this one are told. */
  readonly after: number;
  /** What may be told by now, asked before each part; undefined where whoever follows may follow no more. */
  readonly filter: () => Promise<ChangeFilter | undefined>;
  /** Told once, however the stream ends. */
  readonly onEnd: () => void;
}

/** So many entries are read at a time: a stream never holds more than two such parts. */
const AT_A_TIME = 100;

/** How long a reader is to wait before it comes again, in ms. */
const RETRY = 3000;

/**
 * The log from an entry on, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). An
 * event's id is the entry's number, so that a reader who comes again says where it was. Nothing is read from the log before
 * the reader has taken what was read before, and who takes nothing for long is cut off.
 */
export const followLog = (following: Following): ReadableStream<Uint8Array> =>
  // Nothing is made before it is asked for.
  new ReadableStream(new Follower(following), { highWaterMark: 0 });

class Follower {
  readonly #encoder = new TextEncoder();
  readonly #gone = new AbortController();
  readonly #ending: AbortSignal;
  readonly #until: number;
  #position: number;
  #hasBegun = false;
  #stalled: NodeJS.Timeout | undefined;

  constructor(readonly following: Following) {
    this.#position = following.after;
    this.#ending = AbortSignal.any([this.#gone.signal, following.streams.stopping]);
    this.#until = performance.now() + following.streams.settings.minutes * 60_000;
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    clearTimeout(this.#stalled);
    const { text, isLast } = await this.#next();
    if (this.#gone.signal.aborted) return;
    controller.enqueue(this.#encoder.encode(text));
    if (isLast) {
      this.#end();
      controller.close();
      return;
    }
    this.#stalled = setTimeout(() => {
      this.#end();
      controller.error(new Error('the reader of a stream took nothing for too long'));
    }, this.following.streams.settings.stalledMs).unref();
  }

  cancel(): void {
    this.#end();
  }

  #end(): void {
    clearTimeout(this.#stalled);
    this.#gone.abort();
    this.following.onEnd();
  }

  async #next(): Promise<{ readonly text: string; readonly isLast?: boolean }> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      return { text: `retry: ${RETRY}\nid: ${this.#position}\n\n` };
    }
    try {
      return await this.#more();
    } catch (thrown) {
      if (!(thrown instanceof EngineError && thrown.code === 'log-pruned')) throw thrown;
      return { text: `event: pruned\ndata: ${JSON.stringify(thrown.params)}\n\n`, isLast: true };
    }
  }

  async #more(): Promise<{ readonly text: string; readonly isLast?: boolean }> {
    const { store, filter, streams } = this.following;
    const { heartbeatMs } = streams.settings;
    const beat = performance.now() + heartbeatMs;
    for (;;) {
      if (streams.stopping.aborted) return { text: ': the server is about to stop\n\n', isLast: true };
      if (performance.now() > this.#until) return { text: ': come again, and show the key\n\n', isLast: true };
      const allowed = await filter();
      if (allowed === undefined) return { text: ': the key was withdrawn\n\n', isLast: true };
      const page = await changesPage(store, this.#position, { ...allowed, limit: AT_A_TIME });
      this.#position = page.upTo;
      if (page.changes.length > 0) return { text: eventsOf(page) };
      if (this.#gone.signal.aborted || performance.now() > beat) return { text: this.#heartbeat() };
      // What nobody asked for is passed by in parts, with a turn for everybody else in between.
      if (page.upTo < page.last) await setImmediate();
      else await streams.tail.past(page.upTo, beat - performance.now(), this.#ending);
    }
  }

  /** It moves the reader's place on, past what it did not ask for. */
  #heartbeat(): string {
    return `: nothing new\nid: ${this.#position}\n\n`;
  }
}

const eventsOf = ({ changes }: ChangePage): string =>
  changes.map((change) => `id: ${change.seq}\nevent: change\ndata: ${JSON.stringify(changeOf(change))}\n\n`).join('');
