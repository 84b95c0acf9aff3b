import type { Span } from '@tagwright/dsl';
import type { CodeAction } from '@tagwright/dsl/service';
import type { editor } from 'monaco-editor/editor/editor.api';

/** What can be done at some places of a text, found before Monaco asks for it. It holds for that text alone. */
export class ActionsAtHand {
  readonly #found = new Map<string, readonly CodeAction[]>();
  #model: editor.ITextModel | undefined;
  #version = 0;

  /** Forgets what was found in another text. */
  begin(model: editor.ITextModel): void {
    this.clear();
    this.#model = model;
    this.#version = model.getVersionId();
  }

  clear(): void {
    this.#found.clear();
    this.#model = undefined;
  }

  keep(span: Span, actions: readonly CodeAction[]): void {
    this.#found.set(keyOf(span), actions);
  }

  /** What was found at exactly this place; undefined where nobody looked, and where the text has changed since. */
  of(model: editor.ITextModel, span: Span): readonly CodeAction[] | undefined {
    const isOfThisText = model === this.#model && model.getVersionId() === this.#version;
    return isOfThisText ? this.#found.get(keyOf(span)) : undefined;
  }
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;
