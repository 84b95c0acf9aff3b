import {
  activationsAfter,
  bookVersion,
  compileFiles,
  filesOfVersion,
  latestVersion,
  type Store,
  type VersionInfo,
} from '@tagwright/engine';
import type { Keeper } from '../keeper/keeper.js';
import type { Log } from '../ops/log.js';
import type { Book, InForce } from './book.js';
import { adoptVersions } from './publication.js';

export interface BookOptions {
  readonly log?: Log;
  /** How often to look whether another process published, in ms; a second if left out. */
  readonly lookEveryMs?: number;
}

/**
 * The book in force, as the database has it: looked at after every publication here, and now and then for those of other
 * processes. What another program put in force without files is known by its plan alone.
 */
export const openBook = async (store: Store, keeper: Keeper, options: BookOptions = {}): Promise<Book> => {
  const book = new KeptBook(store, keeper, options);
  await book.look();
  book.start();
  return book;
};

const LOOK_EVERY = 1000;

class KeptBook implements Book {
  #current: InForce | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #stop: () => void = () => undefined;
  readonly #listeners = new Set<(inForce: InForce) => void>();

  constructor(
    readonly store: Store,
    readonly keeper: Keeper,
    readonly options: BookOptions,
  ) {}

  start(): void {
    const { log, lookEveryMs = LOOK_EVERY } = this.options;
    const look = (): void => {
      this.look().catch((fault: unknown) => log?.warn({ err: fault }, 'the book in force could not be read'));
    };
    this.#stop = this.keeper.onStep(({ book }) => {
      if (book !== this.#current?.hash) look();
    });
    this.#timer = setInterval(look, lookEveryMs).unref();
  }

  current(): InForce | undefined {
    return this.#current;
  }

  onChange(listener: (inForce: InForce) => void): () => void {
    const own = (inForce: InForce): void => listener(inForce);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** One look at a time; whoever asks meanwhile has it looked at once more. */
  look(): Promise<void> {
    if (this.#looking !== undefined) this.#again = true;
    this.#looking ??= this.#lookOn().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop();
    await this.#looking?.catch(() => undefined);
  }

  async #lookOn(): Promise<void> {
    do {
      this.#again = false;
      await this.#lookOnce();
    } while (this.#again);
  }

  async #lookOnce(): Promise<void> {
    let last = await latestVersion(this.store);
    if ((await activationsAfter(this.store, last?.engineVersion ?? 0)).length > 0) {
      await this.keeper.record(adoptVersions, undefined);
      last = await latestVersion(this.store);
    }
    if (last === undefined || last.version === this.#current?.version) return;
    const inForce = await this.#read(last);
    if (inForce === undefined) return;
    this.#current = inForce;
    for (const listener of this.#listeners) listener(inForce);
  }

  /** Texts that would come to another meaning by now, in another version of the language, tell only of words. */
  async #read({ version, engineVersion, hash }: VersionInfo): Promise<InForce | undefined> {
    const files = await filesOfVersion(this.store, version);
    const sources = files.map(({ path, text }) => ({ path, text }));
    const compilation = files.length === 0 ? undefined : await compileFiles(files, this.#current?.compilation);
    const own = compilation?.plan;
    if (compilation !== undefined && own?.hash === hash)
      return { version, hash, plan: own, sources, compilation, origins: compilation.origins };
    const stored = (await bookVersion(this.store, engineVersion))?.plan;
    return stored === undefined ? undefined : { version, hash, plan: stored, sources };
  }
}
