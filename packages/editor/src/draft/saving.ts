import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { answer, type Api } from '../api/client.js';
import { useServer } from '../api/server.js';
import type { BookDraft } from './book-draft.js';
import { forgetLocally, keepLocally } from './keep.js';

/** How a draft stands: as published, being saved, saved, or kept in this browser alone because the server was not reached. */
export type SavingState = 'clean' | 'saving' | 'saved' | 'local';

/** How long typing has to rest before the draft goes to this browser's store, and to the server, in ms. */
const REST = { local: 250, server: 1500 };

/** Keeps a draft: at once in the browser, and on the server, where another machine finds it too. */
export class Saving {
  readonly #api: Api;
  readonly #draft: BookDraft;
  readonly #owner: string;
  readonly #listeners = new Set<() => void>();
  #state: SavingState;
  #local: ReturnType<typeof setTimeout> | undefined;
  #server: ReturnType<typeof setTimeout> | undefined;
  #sent: Promise<void> = Promise.resolve();

  constructor(api: Api, draft: BookDraft, owner: string) {
    this.#api = api;
    this.#draft = draft;
    this.#owner = owner;
    this.#state = draft.isChanged() ? 'saved' : 'clean';
  }

  get state(): SavingState {
    return this.#state;
  }

  /** Follows the draft until the returned function is called. */
  follow(): () => void {
    const leave = this.#draft.subscribe(() => this.#changed());
    return () => {
      leave();
      this.keepNow();
      clearTimeout(this.#server);
    };
  }

  /** Keeps in the browser what is there now. */
  keepNow(): void {
    clearTimeout(this.#local);
    keepLocally(this.#owner, this.#draft, Date.now());
  }

  /** Keeps everywhere, now; resolves when it is done. */
  async saveNow(): Promise<void> {
    this.keepNow();
    clearTimeout(this.#server);
    this.#sent = this.#sent.then(() => this.#send());
    await this.#sent;
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
        await answer(this.#api.v1.book.draft.$put({ json: body }));
        if (this.#draft.revision === revision) this.#show('saved');
      } else {
        await answer(this.#api.v1.book.draft.$delete());
        forgetLocally(this.#owner);
        this.#show('clean');
      }
    } catch {
      this.#show(this.#draft.isChanged() ? 'local' : 'clean');
    }
  }

  #show(state: SavingState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Keeps a draft while the app is open. Whoever may not write has nothing to keep. */
export const useSaving = (draft: BookDraft, owner: string, mayDraft: boolean): Saving => {
  const { api } = useServer();
  const saving = useMemo(() => new Saving(api, draft, owner), [api, draft, owner]);
  useEffect(() => (mayDraft ? saving.follow() : undefined), [saving, mayDraft]);
  return saving;
};

export const useSavingState = (saving: Saving): SavingState =>
  useSyncExternalStore(
    (told) => saving.subscribe(told),
    () => saving.state,
  );
