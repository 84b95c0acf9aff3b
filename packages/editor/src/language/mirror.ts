import type { BookDraft, BookFile, DraftChange } from '../draft/book-draft.js';
import type { Edit } from '../draft/buffer.js';
import { editBetween } from './shift.js';

/** Where a mirror stands: what a worker is told. */
export interface Mirrored {
  open(files: readonly BookFile[]): unknown;
  edit(path: string, edit: Edit): unknown;
}

/** Keeps a copy of a draft elsewhere in step with it: all of it once, then edits alone. */
export class Mirror {
  readonly #draft: BookDraft;
  readonly #copy: Mirrored;
  #sent: Map<string, string>;
  readonly #leave: () => void;

  constructor(draft: BookDraft, copy: Mirrored) {
    this.#draft = draft;
    this.#copy = copy;
    this.#sent = textsOf(draft);
    void copy.open(draft.files);
    this.#leave = draft.subscribe((change) => this.#follow(change));
  }

  close(): void {
    this.#leave();
  }

  #follow(change: DraftChange): void {
    if (change.kind === 'text') this.#edit(change.path);
    else if (this.#hasSameFiles()) for (const path of this.#draft.paths) this.#edit(path);
    else {
      this.#sent = textsOf(this.#draft);
      void this.#copy.open(this.#draft.files);
    }
  }

  #edit(path: string): void {
    const text = this.#draft.textOf(path);
    const edit = editBetween(this.#sent.get(path) ?? '', text);
    if (edit === undefined) return;
    this.#sent.set(path, text);
    void this.#copy.edit(path, edit);
  }

  #hasSameFiles(): boolean {
    const { paths } = this.#draft;
    return paths.length === this.#sent.size && paths.every((path) => this.#sent.has(path));
  }
}

const textsOf = (draft: BookDraft): Map<string, string> => new Map(draft.files.map(({ path, text }) => [path, text]));
