import type { BookDraft, DraftChange } from '../draft/book-draft.js';
import type { FoundProblem } from './found-problem.js';
import type { FileProblems } from './language-service.js';
import { editBetween, shifted } from './shift.js';

/** What is asked for problems: the worker's language service. */
export interface ProblemSource {
  problems(): Promise<readonly FileProblems[]>;
  advice(): Promise<readonly FileProblems[]>;
}

/** The problems of one file. */
export interface KnownProblems {
  /** In the order of the text; spans are of the text that they were found in. */
  readonly problems: readonly FoundProblem[];
  /** Whether they were found in the text as it is; while it is being looked at anew they are those of the text before. */
  readonly isCurrent: boolean;
}

/** How long typing has to rest before the book is looked at for what follows from its meaning, in ms. */
const REST = 400;

const NOTHING: readonly FoundProblem[] = [];
const UNKNOWN: KnownProblems = { problems: NOTHING, isCurrent: false };

/**
 * What is known to be wrong with a draft. It asks once for each text, and for texts that come while an answer is
 * under way only about the last of them. Advice follows when typing rests; until then the earlier advice stays on
 * the pieces of text that no edit has touched.
 */
export class ProblemWatch {
  readonly #draft: BookDraft;
  readonly #source: ProblemSource;
  readonly #listeners = new Set<() => void>();
  #known: ReadonlyMap<string, KnownProblems> = new Map();
  #found = new Map<string, readonly FoundProblem[]>();
  #advice = new Map<string, readonly FoundProblem[]>();
  #texts: Map<string, string>;
  #isAsking = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  readonly #leave: () => void;

  constructor(draft: BookDraft, source: ProblemSource) {
    this.#draft = draft;
    this.#source = source;
    this.#texts = new Map();
    this.#leave = draft.subscribe((change) => this.#changed(change));
    void this.#ask();
  }

  /** What is known of a file. */
  of(path: string): KnownProblems {
    return this.#known.get(path) ?? UNKNOWN;
  }

  /** What is known, by path. */
  get all(): ReadonlyMap<string, KnownProblems> {
    return this.#known;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#rest);
    this.#leave();
  }

  /** Asks again: in another language the same problems have other words. */
  refresh(): void {
    this.#advice.clear();
    void this.#ask();
  }

  #changed(change: DraftChange): void {
    for (const path of change.kind === 'text' ? [change.path] : this.#draft.paths) this.#moveAdvice(path);
    this.#known = new Map([...this.#known].map(([path, { problems }]) => [path, { problems, isCurrent: false }]));
    void this.#ask();
  }

  /** Advice stays on the text that it was given on. */
  #moveAdvice(path: string): void {
    const text = this.#draft.textOf(path);
    const edit = editBetween(this.#texts.get(path) ?? text, text);
    this.#texts.set(path, text);
    const advice = this.#advice.get(path);
    if (edit === undefined || advice === undefined) return;
    const moved = advice.flatMap((problem) => {
      const span = shifted(problem.span, edit);
      // Its fixes are edits of the text as it was.
      return span === undefined ? [] : [{ ...problem, span, fixes: [] }];
    });
    this.#advice.set(path, moved);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#rest);
    if (this.#isAsking || this.#isClosed) return;
    this.#isAsking = true;
    try {
      let revision: number;
      do {
        ({ revision } = this.#draft);
        // oxlint-disable-next-line no-await-in-loop -- what was typed meanwhile is asked about once the answer is there
        const found = await this.#source.problems();
        this.#found = new Map(found.map(({ path, problems }) => [path, problems]));
      } while (revision !== this.#draft.revision && !this.#isClosed);
    } finally {
      this.#isAsking = false;
    }
    if (this.#isClosed) return;
    this.#show();
    this.#rest = setTimeout(() => void this.#askForAdvice(), REST);
  }

  async #askForAdvice(): Promise<void> {
    const { revision } = this.#draft;
    const advice = await this.#source.advice();
    if (this.#isClosed || this.#draft.revision !== revision) return;
    for (const path of this.#draft.paths) this.#texts.set(path, this.#draft.textOf(path));
    this.#advice = new Map(advice.map(({ path, problems }) => [path, problems]));
    this.#show();
  }

  #show(): void {
    const paths = new Set([...this.#found.keys(), ...this.#advice.keys()]);
    this.#known = new Map([...paths].map((path) => [path, { problems: this.#merged(path), isCurrent: true }]));
    for (const listener of this.#listeners) listener();
  }

  #merged(path: string): readonly FoundProblem[] {
    const found = this.#found.get(path) ?? NOTHING;
    const advice = this.#advice.get(path) ?? NOTHING;
    if (advice.length === 0) return found;
    return [...found, ...advice].toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}
