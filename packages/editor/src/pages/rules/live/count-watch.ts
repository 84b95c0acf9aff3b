import type { Span } from '@tagwright/dsl';
import type { BookDraft, DraftChange } from '../../../draft/book-draft.js';
import type { CountAt, FileCounts } from '../../../language/live/shape.js';
import { editBetween } from '../../../language/shift.js';
import { allMoved } from './moved.js';

/** What is asked for counts: the worker. */
export interface CountSource {
  count(path: string): Promise<FileCounts | undefined>;
}

/** The counts of a file, and whether each is of the text as it is. */
export interface WatchedCounts extends Omit<FileCounts, 'declarations' | 'cases' | 'conditions'> {
  readonly text: string;
  readonly isOld: boolean;
  readonly declarations: readonly WatchedCount[];
  readonly cases: readonly WatchedCount[];
  readonly conditions: readonly WatchedCount[];
  /** How long the answer took after the edit, in ms. */
  readonly took: number;
}

export type WatchedCount = CountAt & { readonly isOld: boolean };

/**
 * Counts of the file that is written. Old ones are told as such at once, at their places in the new text; the worker is
 * asked once for each text, and for texts that come while an answer is under way only about the last of them.
 */
export class CountWatch {
  readonly #draft: BookDraft;
  readonly #source: CountSource;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #leave: () => void;
  #path: string | undefined;
  #current: WatchedCounts | undefined;
  #isAsking = false;
  #isWanted = false;
  #isClosed = false;
  #since = 0;

  /** `now` is a clock in ms, to say how long answers take. */
  constructor(draft: BookDraft, source: CountSource, now: () => number) {
    this.#draft = draft;
    this.#source = source;
    this.#now = now;
    this.#leave = draft.subscribe((change) => this.#changed(change));
  }

  get current(): WatchedCounts | undefined {
    return this.#current?.path === this.#path ? this.#current : undefined;
  }

  /** Looks at a file from now on. */
  look(path: string | undefined): void {
    if (this.#path === path) return;
    this.#path = path;
    this.refresh();
  }

  /** Asks again: there are other samples. */
  refresh(): void {
    this.#since = this.#now();
    this.#tell();
    void this.#ask();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#leave();
  }

  #changed(change: DraftChange): void {
    this.#since = this.#now();
    const { current } = this;
    // A change elsewhere, as of a metric, may change what holds here.
    if (current !== undefined && (change.kind === 'files' || change.path === current.path)) {
      const text = this.#draft.textOf(current.path);
      const edit = editBetween(current.text, text);
      this.#current = edit === undefined ? { ...current, isOld: true } : { ...aged(current, edit), text };
    } else if (current !== undefined) this.#current = { ...current, isOld: true };
    this.#tell();
    void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isWanted = true;
    if (this.#isAsking || this.#isClosed) return;
    this.#isAsking = true;
    try {
      while (this.#isWanted && this.#path !== undefined && !this.#isClosed) {
        this.#isWanted = false;
        const path = this.#path;
        const [text, { revision }] = [this.#draft.textOf(path), this.#draft];
        // oxlint-disable-next-line no-await-in-loop -- what was typed meanwhile is asked about once the answer is there
        const found = await this.#source.count(path);
        if (revision === this.#draft.revision && path === this.#path && found !== undefined)
          this.#current = merged(found, this.current, text, this.#now() - this.#since);
      }
    } finally {
      this.#isAsking = false;
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const aged = (counts: WatchedCounts, edit: Parameters<typeof allMoved>[1]): WatchedCounts => ({
  ...counts,
  isOld: true,
  declarations: allMoved(counts.declarations, edit),
  cases: allMoved(counts.cases, edit),
  conditions: allMoved(counts.conditions, edit),
  thresholds: allMoved(counts.thresholds, edit),
});

/** New counts, and the old ones of declarations that cannot be counted as they are. */
const merged = (found: FileCounts, before: WatchedCounts | undefined, text: string, took: number): WatchedCounts => {
  const isBroken = ({ span }: { readonly span: Span }): boolean =>
    found.broken.some((broken) => broken.start <= span.start && span.end <= broken.end);
  const kept = (list: readonly WatchedCount[] = []): readonly WatchedCount[] =>
    list.filter(isBroken).map((each) => ({ ...each, isOld: true }));
  const fresh = (list: readonly CountAt[]): readonly WatchedCount[] => list.map((each) => ({ ...each, isOld: false }));
  return {
    ...found,
    text,
    took,
    isOld: false,
    declarations: [...fresh(found.declarations), ...kept(before?.declarations)],
    cases: [...fresh(found.cases), ...kept(before?.cases)],
    conditions: [...fresh(found.conditions), ...kept(before?.conditions)],
  };
};
