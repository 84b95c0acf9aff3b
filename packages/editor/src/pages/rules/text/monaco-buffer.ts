import { difference } from '@tagwright/dsl/service';
import type { editor } from 'monaco-editor/editor/editor.api';
import type { Edit, TextBuffer } from '../../../draft/buffer.js';
import { rangeOf } from './places.js';

/**
 * A file's text in a model of Monaco, whose undoing is then that of the builder too. While an input method composes, what it
 * has put into the model is no text yet: the buffer keeps the text from before and tells nobody.
 */
export class MonacoBuffer implements TextBuffer {
  readonly model: editor.ITextModel;
  readonly #listeners = new Set<() => void>();
  #text: string | undefined;
  #revision = 0;
  #isHeld = false;
  #hasChangedWhileHeld = false;

  constructor(model: editor.ITextModel) {
    this.model = model;
    model.onDidChangeContent(() => this.#changed());
  }

  get text(): string {
    this.#text ??= this.model.getValue();
    return this.#text;
  }

  get revision(): number {
    return this.#revision;
  }

  get canUndo(): boolean {
    return this.model.canUndo();
  }

  get canRedo(): boolean {
    return this.model.canRedo();
  }

  /** Whether something is being composed, so that the model's text is not {@link text}. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  apply(edits: readonly Edit[]): void {
    this.release();
    const operations = edits.flatMap((edit) => smallest(this.text, edit));
    if (operations.length === 0) return;
    this.model.pushStackElement();
    this.model.pushEditOperations(
      [],
      operations.map(({ span, text }) => ({ range: rangeOf(this.model, span), text })),
      () => null,
    );
    this.model.pushStackElement();
  }

  undo(): void {
    this.release();
    void this.model.undo();
  }

  redo(): void {
    this.release();
    void this.model.redo();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Composing begins. */
  hold(): void {
    this.#text = this.text;
    this.#isHeld = true;
  }

  /** Composing has ended; whatever came of it is the text now. */
  release(): void {
    this.#isHeld = false;
    if (!this.#hasChangedWhileHeld) return;
    this.#hasChangedWhileHeld = false;
    this.#changed();
  }

  #changed(): void {
    if (this.#isHeld) {
      this.#hasChangedWhileHeld = true;
      return;
    }
    this.#text = undefined;
    this.#revision++;
    for (const listener of this.#listeners) listener();
  }
}

/** Whoever replaces all of a text means what differs in it; cursors and folds elsewhere are to survive. */
const smallest = (text: string, edit: Edit): readonly Edit[] => {
  const { start, end } = edit.span;
  if (start === 0 && end === text.length && text !== '') return difference(text, edit.text);
  return text.slice(start, end) === edit.text ? [] : [edit];
};
