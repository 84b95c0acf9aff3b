import { LineMap } from '@tagwright/dsl';
import { applyTogether, difference } from '@tagwright/dsl/service';
import type { editor } from 'monaco-editor/editor/editor.api';
import type { Edit, TextBuffer } from '../../../draft/buffer.js';
import { endingAlike, evened } from '../../../draft/line-ends.js';
import { ModelEnds } from './model-ends.js';
import { rangeOf, tellPlaces } from './places.js';

/**
 * A file's text in a model of Monaco, whose undoing is then that of the builder too. While an input method composes, what it
 * has put into the model is no text yet: the buffer keeps the text from before and tells nobody.
 */
export class MonacoBuffer implements TextBuffer {
  readonly model: editor.ITextModel;
  readonly #ends: ModelEnds;
  readonly #listeners = new Set<() => void>();
  #text: string | undefined;
  /** What the text is to be once the model has changed. */
  #next: string | undefined;
  #revision = 0;
  #isHeld = false;
  #hasChangedWhileHeld = false;

  /** @param text What the model was made of: its ends of lines may be of two kinds, which the model does not hold. */
  constructor(model: editor.ITextModel, text: string) {
    this.model = model;
    this.#ends = new ModelEnds(model, text);
    tellPlaces(model, this.#ends);
    model.onDidChangeContent((event) => {
      if (this.#next === undefined) this.#ends.follow(event);
      else this.#ends.set(this.#next);
      this.#next = undefined;
      this.#changed();
    });
  }

  get text(): string {
    this.#text ??= this.#ends.text;
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
    const alike = edits.map((edit) => endingAlike(this.text, edit));
    const text = applyTogether(this.text, alike);
    if (text === this.text) return;
    const operations = alike.flatMap((edit) => this.#operations(edit));
    this.#next = text;
    this.model.pushStackElement();
    this.model.pushEditOperations([], operations, () => null);
    this.model.pushStackElement();
    this.#changedInEndsAlone();
  }

  /** Whoever replaces all of a text means what differs in it; cursors and folds elsewhere are to survive. */
  #operations(edit: Edit): readonly editor.IIdentifiedSingleEditOperation[] {
    const { start, end } = edit.span;
    if (start !== 0 || end !== this.text.length || this.text === '')
      return [{ range: rangeOf(this.model, edit.span), text: edit.text }];
    const drawn = evened(this.text);
    const lines = new LineMap(drawn);
    return difference(drawn, evened(edit.text)).map(({ span, text }) => {
      const [from, to] = [lines.positionAt(span.start), lines.positionAt(span.end)];
      const range = {
        startLineNumber: from.line,
        startColumn: from.column,
        endLineNumber: to.line,
        endColumn: to.column,
      };
      return { range, text };
    });
  }

  /** A model that looks the same tells nobody. */
  #changedInEndsAlone(): void {
    if (this.#next === undefined) return;
    this.#ends.set(this.#next);
    this.#next = undefined;
    this.#changed();
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
