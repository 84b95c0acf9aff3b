import type { Span } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { endingAlike } from './line-ends.js';

/** A replacement in a text; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The text of a file that is being written, with its own undoing. Monaco's model is one where it is loaded; the builder
 * works without it.
 */
export interface TextBuffer {
  readonly text: string;
  /** Counts the changes. */
  readonly revision: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Makes edits of the text as it is, which do not overlap: one step of undoing. */
  apply(edits: readonly Edit[]): void;
  undo(): void;
  redo(): void;
  /** Tells after each change. */
  subscribe(listener: () => void): () => void;
}

/** How many steps can be undone. */
const KEPT = 500;

/** A buffer that needs no editor. */
export class PlainBuffer implements TextBuffer {
  #text: string;
  #revision = 0;
  readonly #before: string[] = [];
  readonly #after: string[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get revision(): number {
    return this.#revision;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }

  /** The texts before this one and those that were undone, each in the order of writing, for a buffer that takes over. */
  get steps(): { readonly before: readonly string[]; readonly after: readonly string[] } {
    return { before: this.#before, after: this.#after.toReversed() };
  }

  apply(edits: readonly Edit[]): void {
    const text = applyTogether(
      this.#text,
      edits.map((edit) => endingAlike(this.#text, edit)),
    );
    if (text === this.#text) return;
    this.#before.push(this.#text);
    if (this.#before.length > KEPT) this.#before.shift();
    this.#after.length = 0;
    this.#show(text);
  }

  undo(): void {
    const text = this.#before.pop();
    if (text === undefined) return;
    this.#after.push(this.#text);
    this.#show(text);
  }

  redo(): void {
    const text = this.#after.pop();
    if (text === undefined) return;
    this.#before.push(this.#text);
    this.#show(text);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #show(text: string): void {
    this.#text = text;
    this.#revision++;
    for (const listener of this.#listeners) listener();
  }
}
