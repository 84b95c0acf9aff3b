import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { answer, type Api } from '../api/client.js';
import { useServer } from '../api/server.js';
import type { BookDraft } from './book-draft.js';
import { keepLocally } from './keep.js';
import type { Loaded } from './load.js';

/** How a draft stands: as published, being saved, saved, or kept in this browser alone because the server was not reached. */
export type SavingState = 'clean' | 'saving' | 'saved' | 'local';

/** What the server has of a draft when it is opened. */
export type Known = Pick<Loaded, 'savedAt' | 'isUnsent'>;

/** How long typing has to rest before the draft goes to this browser's store, and to the server, in ms. */
const REST = { local: 250, server: 1500 };

/** Keeps a draft: at once in the browser, and on the server, where another machine finds it too. */
export class Saving {
  readonly #api: Api;
  readonly #draft: BookDraft;
  readonly #owner: string;
  readonly #listeners = new Set<() => void>();
  #state: SavingState;
  /** When the server kept the draft last, as it told. */
  #savedAt: string | undefined;
  /** The revision that the server has. */
  #sentRevision: number;
  #local: ReturnType<typeof setTimeout> | undefined;
  #server: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(api: Api, draft: BookDraft, owner: string, { savedAt, isUnsent }: Known) {
    this.#api = api;
    this.#draft = draft;
    this.#owner = owner;
    this.#savedAt = savedAt;
    this.#sentRevision = isUnsent ? -1 : draft.revision;
    this.#state = draft.isChanged() ? 'saved' : 'clean';
  }

  get state(): SavingState {
    return this.#state;
  }

  /** Follows the draft until the returned function is called. */
  follow(): () => void {
    const leave = this.#draft.subscribe(() => this.#changed());
    if (this.#sentRevision !== this.#draft.revision) this.#changed();
    return () => {
      leave();
      this.keepNow();
      clearTimeout(this.#server);
    };
  }

  /** Keeps in the browser what is there now. */
  keepNow(): void {
    clearTimeout(this.#local);
    const isUnsent = this.#draft.revision !== this.#sentRevision;
    keepLocally(this.#owner, this.#draft, { after: this.#savedAt, isUnsent });
  }

  /** Keeps everywhere, now; resolves when it is done. */
  async saveNow(): Promise<void> {
    this.keepNow();
    clearTimeout(this.#server);
    this.#sending = this.#sending.then(() => this.#send());
    await this.#sending;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    clearTimeout(this.#local);
    clearTimeout(this.#server);
    this.#local = setTimeout(() => this.keepNow(), REST.local);
    this.#server = setTimeout(() => void this.saveNow(), REST.server);
    this.#show(this.#draft.isChanged() ? 'saving' : this.#state);
  }

  async #send(): Promise<void> {
    const { base, files, revision } = this.#draft;
    try {
      if (this.#draft.isChanged()) {
        const body = { base: base.version, files: files.map((file) => ({ ...file })) };
        const { savedAt } = await answer(this.#api.v1.book.draft.$put({ json: body }));
        this.#sent(revision, savedAt);
        if (this.#draft.revision === revision) this.#show('saved');
      } else {
        // The server has none unless it told of one: a page that is only opened sends nothing.
        if (this.#savedAt !== undefined) await answer(this.#api.v1.book.draft.$delete());
        this.#sent(revision, undefined);
        this.#show('clean');
      }
    } catch {
      this.#show(this.#draft.isChanged() ? 'local' : 'clean');
    }
  }

  #sent(revision: number, savedAt: string | undefined): void {
    this.#sentRevision = revision;
    this.#savedAt = savedAt;
    this.keepNow();
  }

  #show(state: SavingState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Keeps a draft while the app is open. Whoever may not write has nothing to keep. */
export const useSaving = (draft: BookDraft, owner: string, mayDraft: boolean, known: Known): Saving => {
  const { api } = useServer();
  const saving = useMemo(() => new Saving(api, draft, owner, known), [api, draft, owner, known]);
  useEffect(() => (mayDraft ? saving.follow() : undefined), [saving, mayDraft]);
  return saving;
};

export const useSavingState = (saving: Saving): SavingState =>
  useSyncExternalStore(
    (told) => saving.subscribe(told),
    () => saving.state,
  );
