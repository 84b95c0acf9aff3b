import type { editor } from 'monaco-editor/editor/editor.api';
import type { BookDraft } from '../../../draft/book-draft.js';
import { PlainBuffer, type TextBuffer } from '../../../draft/buffer.js';
import { isRules } from '../../../draft/index.js';
import { RULES } from './define.js';
import type { Monaco } from './load.js';
import { MonacoBuffer } from './monaco-buffer.js';

let drafts = 0;
const known = new WeakMap<BookDraft, Models>();

/** The models of a draft's files; the same as long as the draft lives, and with them what can be undone. */
export const modelsOf = (draft: BookDraft, monaco: Monaco): Models => {
  let models = known.get(draft);
  if (models === undefined) known.set(draft, (models = new Models(draft, monaco)));
  return models;
};

/** Holds each file of a draft in a model of Monaco: a change over several files needs all of them. */
export class Models {
  /** What the addresses of these models begin with; each draft of the page has another. */
  readonly scheme = `tagwright${++drafts}`;
  readonly #draft: BookDraft;
  readonly #monaco: Monaco;
  readonly #buffers = new Map<string, MonacoBuffer>();
  /** Where somebody was in each file. */
  readonly viewStates = new Map<string, editor.ICodeEditorViewState>();
  #isAdopting = false;

  constructor(draft: BookDraft, monaco: Monaco) {
    this.#draft = draft;
    this.#monaco = monaco;
    this.#adoptAll();
    draft.subscribe(({ kind }) => {
      if (kind === 'files') this.#adoptAll();
    });
    // Monaco holds models until it is told otherwise, and a worker of its own as long as there are any.
    draft.onEnd(() => {
      for (const path of this.#buffers.keys()) this.#drop(path);
      known.delete(draft);
    });
  }

  /** The buffer of a file; undefined where the draft has none. */
  buffer(path: string): MonacoBuffer | undefined {
    return this.#buffers.get(path);
  }

  model(path: string): editor.ITextModel | undefined {
    return this.buffer(path)?.model;
  }

  /** The path of a file by the address of its model. */
  pathOf({ path }: { readonly path: string }): string {
    return path.slice(1);
  }

  uriOf(path: string): editor.ITextModel['uri'] {
    return this.#monaco.Uri.from({ scheme: this.scheme, path: `/${path}` });
  }

  #adoptAll(): void {
    if (this.#isAdopting) return;
    this.#isAdopting = true;
    for (const path of this.#buffers.keys()) if (!this.#draft.has(path)) this.#drop(path);
    for (const path of this.#draft.paths) {
      const buffer = this.#draft.buffer(path);
      if (buffer !== undefined && buffer !== this.#buffers.get(path)) this.#adopt(path, buffer);
    }
    this.#isAdopting = false;
  }

  #adopt(path: string, buffer: TextBuffer): void {
    if (this.#buffers.has(path)) this.#drop(path);
    const language = isRules(path) ? RULES : 'plaintext';
    const steps = buffer instanceof PlainBuffer ? buffer.steps : { before: [], after: [] };
    const texts = [...steps.before, buffer.text, ...steps.after];
    const model = this.#monaco.editor.createModel(texts[0] ?? '', language, this.uriOf(path));
    model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    const adopted = new MonacoBuffer(model, texts[0] ?? '');
    replay(adopted, texts.slice(1), steps.after.length);
    this.#buffers.set(path, adopted);
    this.#draft.adopt(path, adopted);
  }

  #drop(path: string): void {
    this.model(path)?.dispose();
    this.#buffers.delete(path);
    this.viewStates.delete(path);
  }
}

/** Takes over what could be undone and redone: goes through all texts, and back again over those that had been undone. */
const replay = (buffer: MonacoBuffer, texts: readonly string[], undone: number): void => {
  for (const text of texts) buffer.apply([{ span: { start: 0, end: buffer.text.length }, text }]);
  for (let count = 0; count < undone; count++) buffer.undo();
};
