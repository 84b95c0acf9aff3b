import { type Api, answer } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { BookDraft } from './book-draft.js';
import { type Agreed, LocalCopy } from './keep.js';
import type { Loaded } from './load.js';
import { type Merged, mergeWithServer } from './merge.js';

/** How a draft stands: as published, being saved, saved, or kept in this browser alone because the server was not reached. */
export type SavingState = 'clean' | 'saving' | 'saved' | 'local';

/** What the server has of a draft when it is opened. */
export type Known = Pick<Loaded, 'agreed' | 'isUnsent' | 'names'>;

/** How long typing has to rest before the draft goes to this browser's store, and to the server, in ms. */
const REST = { local: 250, server: 1500 };
/** How long after a failure is tried again, in ms. */
const AGAIN = 15_000;
/** So often in a row a draft is merged with what another tab saved meanwhile. */
const TRIES = 5;

/**
 * Keeps a draft: at once in the browser, and on the server, where another machine finds it too. Where the same person wrote in
 * another tab or at another machine, what both wrote is merged.
 */
export class Saving {
  readonly #api: Api;
  readonly #draft: BookDraft;
  readonly #copy: LocalCopy;
  readonly #listeners = new Set<() => void>();
  readonly #mergeListeners = new Set<(merged: Merged) => void>();
  #state: SavingState;
  #agreed: Agreed;
  /** The revision that the server has. */
  #sentRevision: number;
  #local: ReturnType<typeof setTimeout> | undefined;
  #server: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(api: Api, draft: BookDraft, owner: string, { agreed, isUnsent, names }: Known) {
    this.#api = api;
    this.#draft = draft;
    this.#copy = new LocalCopy(owner);
    this.#copy.takeOver(names);
    this.#agreed = agreed;
    this.#sentRevision = isUnsent ? -1 : draft.revision;
    this.#state = this.#settledState;
  }

  get state(): SavingState {
    return this.#state;
  }

  /** The name of what is kept in the browser. */
  get localName(): string {
    return this.#copy.name;
  }

  /** Whether something was written that the server has not been told. */
  get isUnsent(): boolean {
    return this.#draft.revision !== this.#sentRevision;
  }

  /** Follows the draft until the returned function is called. */
  follow(): () => void {
    const leave = this.#draft.subscribe(() => this.#changed());
    if (this.isUnsent) this.#changed();
    return () => {
      leave();
      this.keepNow();
      this.#copy.leave();
      clearTimeout(this.#server);
    };
  }

  /** Keeps in the browser what is there now and the server does not have. */
  keepNow(): void {
    clearTimeout(this.#local);
    if (this.isUnsent) this.#copy.keep(this.#draft, this.#agreed);
    else this.#copy.forget();
  }

  /** Keeps everywhere, now; resolves when it is done. */
  async saveNow(): Promise<void> {
    this.keepNow();
    clearTimeout(this.#server);
    this.#sending = this.#sending.then(() => this.#send());
    await this.#sending;
  }

  /** Sends what is unsent without waiting, as the page goes: browsers let a little of it outlive the page, and the rest is kept in them. */
  flush(): void {
    this.keepNow();
    this.#copy.leave();
    if (this.isUnsent) void this.#put({ keepalive: true }).catch(() => undefined);
  }

  /** Throws away what is only here. */
  forgetUnsent(): void {
    this.#sentRevision = this.#draft.revision;
    this.keepNow();
  }

  /** Goes on from what was loaded anew, with which `reset` fills the draft. */
  goOn({ agreed, isUnsent, names }: Known, reset: () => void): void {
    reset();
    this.#copy.takeOver(names);
    this.#agreed = agreed;
    this.#sentRevision = isUnsent ? -1 : this.#draft.revision;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells when something that was written elsewhere came into the draft. */
  onMerged(listener: (merged: Merged) => void): () => void {
    this.#mergeListeners.add(listener);
    return () => this.#mergeListeners.delete(listener);
  }

  get #settledState(): SavingState {
    return this.#draft.isChanged() ? 'saved' : 'clean';
  }

  #changed(): void {
    clearTimeout(this.#local);
    this.#local = setTimeout(() => this.keepNow(), REST.local);
    this.#sendIn(REST.server);
    this.#show(this.#draft.isChanged() ? 'saving' : this.#state);
  }

  #sendIn(rest: number): void {
    clearTimeout(this.#server);
    this.#server = setTimeout(() => void this.saveNow(), rest);
  }

  async #send(): Promise<void> {
    try {
      for (let tries = 0; tries < TRIES && this.isUnsent; tries++) {
        try {
          await this.#put();
        } catch (thrown) {
          if (!(thrown instanceof Problem && thrown.code === 'draft-moved-on')) throw thrown;
          await this.#merge();
        }
      }
      if (!this.isUnsent) this.#show(this.#settledState);
    } catch {
      this.#show(this.#draft.isChanged() ? 'local' : 'clean');
      this.#sendIn(AGAIN);
    }
  }

  /** Tells the server of the draft as it is, in place of what was agreed on. */
  async #put(init: RequestInit = {}): Promise<void> {
    const { base, files, conflicts, revision } = this.#draft;
    const { savedAt: after } = this.#agreed;
    const { draft } = this.#api.v1.book;
    if (this.#draft.isChanged()) {
      const json = { base: base.version, files: [...files], conflicts: [...conflicts], after: after ?? null };
      const { savedAt } = await answer(draft.$put({ json }, { init }));
      this.#sent(revision, { savedAt, files });
    } else {
      // The server has none unless it told of one: a page that is only opened sends nothing.
      if (after !== undefined) await gone(answer(draft.$delete({ query: { after } }, { init })));
      this.#sent(revision, { savedAt: undefined, files });
    }
  }

  async #merge(): Promise<void> {
    const merged = await mergeWithServer(this.#api, this.#draft, this.#agreed);
    this.#agreed = merged.agreed;
    if (merged.isAsSaved) this.#sent(this.#draft.revision, merged.agreed);
    if (merged.isNews) for (const listener of this.#mergeListeners) listener(merged);
  }

  #sent(revision: number, agreed: Agreed): void {
    this.#sentRevision = revision;
    this.#agreed = agreed;
    this.keepNow();
  }

  #show(state: SavingState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** What is thrown away may be gone already. */
const gone = async (dropped: Promise<unknown>): Promise<void> => {
  try {
    await dropped;
  } catch (thrown) {
    if (!(thrown instanceof Problem && thrown.code === 'no-draft')) throw thrown;
  }
};
