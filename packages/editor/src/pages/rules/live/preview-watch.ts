import type { BookDraft, BookFile } from '../../../draft/book-draft.js';
import { changedFiles, type PreviewPart, type PreviewReport, type TouchedCustomer } from './preview-parts.js';

/** What is known of what the draft would change for everybody. */
export interface Previewed {
  /** `same`: the draft is the book in force; `waiting`: for typing to rest; `broken`: there are errors in the way. */
  readonly status: 'same' | 'broken' | 'waiting' | 'asking' | 'estimated' | 'exact' | 'failed';
  /** Of an earlier text where `isOld`. */
  readonly report: PreviewReport | undefined;
  readonly customers: readonly TouchedCustomer[] | undefined;
  readonly problem: unknown;
  readonly isOld: boolean;
  /** How long the exact answer took, in ms. */
  readonly took: number | undefined;
}

export type AskPreview = (files: BookFile[], signal: AbortSignal, onPart: (part: PreviewPart) => void) => Promise<void>;

/** How long typing rests before everybody is counted, in ms. */
const REST = 600;

const NOTHING: Previewed = {
  status: 'same',
  report: undefined,
  customers: undefined,
  problem: undefined,
  isOld: false,
  took: undefined,
};

/** Counts everybody whenever typing rests. A new edit cancels the question that is under way, and greys what is known. */
export class PreviewWatch {
  readonly #draft: BookDraft;
  readonly #ask: AskPreview;
  readonly #isSound: () => boolean;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #leave: () => void;
  #known: Previewed = NOTHING;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;

  /** `isSound`: whether the draft is without errors, as far as is known; `now`: a clock in ms. */
  constructor(draft: BookDraft, ask: AskPreview, isSound: () => boolean, now: () => number) {
    this.#draft = draft;
    this.#ask = ask;
    this.#isSound = isSound;
    this.#now = now;
    this.#leave = draft.subscribe(() => this.#changed());
    this.#changed();
  }

  get known(): Previewed {
    return this.#known;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#cancel();
    this.#leave();
  }

  /** Asks without waiting for typing to rest. */
  askNow(): void {
    this.#cancel();
    if (!this.#draft.isChanged()) this.#show(NOTHING);
    else if (this.#isSound()) void this.#begin();
    else this.#show({ ...this.#known, status: 'broken', isOld: true });
  }

  #changed(): void {
    this.#cancel();
    if (!this.#draft.isChanged()) {
      this.#show(NOTHING);
      return;
    }
    this.#show({ ...this.#known, status: 'waiting', isOld: true, problem: undefined });
    this.#timer = setTimeout(() => this.askNow(), REST);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#asked = undefined;
  }

  async #begin(): Promise<void> {
    const asked = new AbortController();
    this.#asked = asked;
    const since = this.#now();
    this.#show({ ...this.#known, status: 'asking', isOld: true, problem: undefined });
    const onPart = (part: PreviewPart): void => {
      if (asked.signal.aborted) return;
      if (part.kind === 'customers') this.#show({ ...this.#known, customers: part.customers });
      else
        this.#show({
          ...this.#known,
          status: part.kind === 'exact' ? 'exact' : 'estimated',
          report: part.report,
          customers: undefined,
          isOld: false,
          took: this.#now() - since,
        });
    };
    try {
      await this.#ask(changedFiles(this.#draft), asked.signal, onPart);
    } catch (problem) {
      if (!asked.signal.aborted) this.#show({ ...this.#known, status: 'failed', problem, isOld: true });
    }
  }

  #show(known: Previewed): void {
    this.#known = known;
    for (const listener of this.#listeners) listener();
  }
}
