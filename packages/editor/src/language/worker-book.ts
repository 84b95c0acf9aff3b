import type { PlannedBook } from '@tagwright/dsl';
import type { Workspace } from '@tagwright/dsl/service';
import type { BookFile } from '../draft/book-draft.js';
import type { Edit } from '../draft/buffer.js';
import type { Locale } from '../words/index.js';
import { Planner } from './planner.js';

/** The book in the worker: the workspace that the language service asks, and the plan that the evaluators ask. */
export class WorkerBook {
  readonly #planner = new Planner({ advise: () => this.planned?.diagnostics ?? [] });
  readonly #texts = new Map<string, string>();
  #heard: Promise<boolean> | undefined;
  #revision = 0;
  #planned: { readonly revision: number; readonly planned: PlannedBook | undefined } | undefined;

  constructor(locale: Locale) {
    this.speak(locale);
  }

  /** The book as it is, to be changed and planned apart from this one. */
  fork(): Planner {
    return new Planner({ of: this.#planner });
  }

  get workspace(): Workspace {
    return this.#planner.workspace;
  }

  /** Changes the language of whatever is told from now on. */
  speak(locale: Locale): void {
    this.workspace.locale = locale === 'zh' ? 'zh-CN' : 'en';
  }

  /**
   * Learns how Chinese sounds, which takes a dictionary as large as all else here: it is loaded when somebody begins to write.
   * Resolves when names are found by their sound, to whether they are: where it cannot be loaded they are found by how they are
   * written, and the next who asks tries again.
   */
  hear(): Promise<boolean> {
    this.#heard ??= import('@tagwright/dsl/pinyin').then(
      ({ pinyinOf }) => {
        this.workspace.pinyin = pinyinOf;
        return true;
      },
      () => {
        this.#heard = undefined;
        return false;
      },
    );
    return this.#heard;
  }

  /** Counts the changes. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes these files for the whole book. */
  open(files: readonly BookFile[]): void {
    const kept = new Set(files.map(({ path }) => path));
    for (const path of this.#texts.keys()) if (!kept.has(path)) this.close(path);
    for (const { path, text } of files) this.write(path, text);
  }

  /** Gives a file another text, or adds it. */
  write(path: string, text: string): void {
    if (this.#texts.get(path) === text) return;
    this.#texts.set(path, text);
    if (isRules(path)) this.workspace.open(path, text);
    else this.workspace.setList(path, text);
    this.#revision++;
  }

  /** Replaces a piece of a file's text. */
  edit(path: string, { span, text }: Edit): void {
    const before = this.text(path);
    this.write(path, before.slice(0, span.start) + text + before.slice(span.end));
  }

  /** Takes a file out of the book. */
  close(path: string): void {
    if (!this.#texts.delete(path)) return;
    if (isRules(path)) this.workspace.close(path);
    else this.workspace.setList(path, undefined);
    this.#revision++;
  }

  /** The text of a file, rules or a list; empty where there is none. */
  text(path: string): string {
    return this.#texts.get(path) ?? '';
  }

  /** What the book means; undefined while there are errors. Worked out once for each text of it. */
  get planned(): PlannedBook | undefined {
    if (this.#planned?.revision !== this.#revision)
      this.#planned = { revision: this.#revision, planned: this.#isSound() ? this.#planner.plan() : undefined };
    return this.#planned.planned;
  }

  #isSound(): boolean {
    const { workspace } = this;
    return (
      workspace.book.diagnostics.every(({ level }) => level !== 'error') &&
      workspace.files.every((file) => workspace.parsed(file).diagnostics.every(({ level }) => level !== 'error'))
    );
  }
}

const isRules = (path: string): boolean => path.endsWith('.tag');
