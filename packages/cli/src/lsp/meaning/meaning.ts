import { Worker } from 'node:worker_threads';
import type { Locale } from '../../words/index.js';
import type { Book } from '../books/book.js';
import type { AnswerTo, BookUpdate, FromThread, Question, ToThread } from './question.js';
import { MeaningReader } from './reader.js';

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

interface Waiting {
  readonly fulfil: (answer: AnswerTo<Question>) => void;
  readonly refuse: (fault: Error) => void;
}

/** What the thread was told of a book. */
interface Told {
  readonly book: number;
  readonly files: Map<string, string>;
  readonly lists: Map<string, string | undefined>;
}

/**
 * What takes the meaning of a whole book (advice, what differs from the book in force, tests), worked out in a thread of
 * its own that is told every change: at a thousand files it takes half a second, in which completion is answered. Where no
 * thread can be had (sources that run without a loader), the calling one works.
 */
export class Meaning {
  readonly #waiting = new Map<number, Waiting>();
  #told = new WeakMap<Book, Told>();
  #books = 0;
  #asked = 0;
  #worker: Worker | undefined;
  #started = Promise.resolve(false);
  #here: MeaningReader | undefined;

  constructor(readonly locale: Locale) {}

  /** Asks something of a book as it is now. Rejects where the thread has a fault; the next question starts another. */
  async ask<const Asked extends Question>(book: Book, question: Asked): Promise<AnswerTo<Asked>> {
    // A book that is gone by the time the thread is ready is answered as it was.
    const { files, lists } = { files: textsOf(book), lists: new Map(book.listTexts) };
    if (this.#here === undefined && (await this.#running())) return this.#send(book, files, lists, question);
    this.#here ??= new MeaningReader(this.locale);
    return this.#here.answer(this.#updateOf(book, files, lists), question);
  }

  close(): void {
    this.#end(new Error('the server ends'));
  }

  #running(): Promise<boolean> {
    if (this.#worker !== undefined) return this.#started;
    const worker = new Worker(ENTRY, { workerData: this.locale, stdout: true, stderr: true });
    this.#worker = worker;
    // It does not keep the server from ending.
    worker.unref();
    this.#started = new Promise((resolve) => {
      worker.on('message', (message: FromThread) => {
        if (message === 'ready') resolve(true);
        else this.#take(message);
      });
      worker.once('error', (fault) => {
        if (this.#worker === worker) this.#end(fault instanceof Error ? fault : new Error(String(fault)));
        resolve(false);
      });
      worker.once('exit', () => {
        if (this.#worker === worker) this.#end(new Error('the thread that reads books ended early'));
        resolve(false);
      });
    });
    return this.#started;
  }

  #send<Asked extends Question>(
    book: Book,
    files: ReadonlyMap<string, string>,
    lists: ReadonlyMap<string, string | undefined>,
    question: Asked,
  ): Promise<AnswerTo<Asked>> {
    const id = (this.#asked += 1);
    const message: ToThread = { id, update: this.#updateOf(book, files, lists), question };
    return new Promise((fulfil, refuse) => {
      this.#waiting.set(id, { fulfil: fulfil as Waiting['fulfil'], refuse });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      this.#worker?.postMessage(message);
    });
  }

  #take(message: Exclude<FromThread, 'ready'>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('fault' in message) waiting?.refuse(new Error(message.fault));
    else waiting?.fulfil(message.answer);
  }

  /** Nobody is left waiting; the next thread is told everything anew. */
  #end(fault: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#told = new WeakMap();
    for (const { refuse } of this.#waiting.values()) refuse(fault);
    this.#waiting.clear();
    worker?.terminate().catch(() => {});
  }

  #updateOf(
    book: Book,
    files: ReadonlyMap<string, string>,
    lists: ReadonlyMap<string, string | undefined>,
  ): BookUpdate {
    const told = this.#told.get(book) ?? { book: (this.#books += 1), files: new Map(), lists: new Map() };
    this.#told.set(book, told);
    return { book: told.book, files: differing(told.files, files), lists: differing(told.lists, lists) };
  }
}

const textsOf = ({ workspace }: Book): ReadonlyMap<string, string> =>
  new Map(workspace.files.map((file) => [file, workspace.text(file)]));

/** What is other than it was told, which counts as told from now on. */
const differing = <Text extends string | undefined>(
  told: Map<string, Text>,
  now: ReadonlyMap<string, Text>,
): ReadonlyMap<string, string | undefined> => {
  const changed = new Map<string, string | undefined>();
  for (const path of told.keys()) if (!now.has(path)) changed.set(path, undefined);
  for (const [path, text] of now) if (!told.has(path) || told.get(path) !== text) changed.set(path, text);
  for (const [path, text] of changed) {
    if (now.has(path)) told.set(path, text as Text);
    else told.delete(path);
  }
  return changed;
};
