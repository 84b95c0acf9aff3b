import { carriedTo, NO_MEMORY, planBook, type PlannedBook } from '@tagwright/dsl';
import { Workspace, type WorkspaceOptions } from '@tagwright/dsl/service';

/** A book that is planned again and again while it is written: what a declaration came to is kept for as long as it holds. */
export class Planner {
  readonly workspace: Workspace;
  #memory = NO_MEMORY;

  /** `of`: the book to go on from, apart from it; else one without files. */
  constructor({ advise, of }: Pick<WorkspaceOptions, 'advise'> & { readonly of?: Planner } = {}) {
    // Every check has to be followed, those of books with errors too: each knows only what the one before it knew.
    const checked: WorkspaceOptions['checked'] = (book) => (this.#memory = carriedTo(book, this.#memory));
    this.workspace = of?.workspace.fork({ checked }) ?? new Workspace({ ...(advise && { advise }), checked });
    if (of !== undefined) this.#memory = of.#memory;
  }

  /** Plans the book as it is, in which there has to be no error. */
  plan(): PlannedBook {
    const { workspace } = this;
    const { book } = workspace;
    const texts = new Map(workspace.files.map((file) => [file, workspace.text(file)]));
    const planned = planBook(book, texts, this.#memory);
    this.#memory = planned.memory;
    return planned;
  }
}
