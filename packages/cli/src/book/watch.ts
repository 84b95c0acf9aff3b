import { resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import type { Context } from '../context.js';
import type { ExitCode } from '../exit.js';
import { isRefused, reportRefusal } from '../report/refusal.js';
import { findRuleFiles, RULE_FILE } from './find.js';
import { placesOfList } from './list.js';

/** What was done once: how it ended, and which lists the book names, if it could be read. */
export interface Round {
  readonly code: ExitCode;
  /** Paths as the book writes them. */
  readonly lists?: readonly string[];
}

/** How long files have to be quiet, in ms: editors write in several steps, and git checks out many files. */
const SETTLE = 100;
/** Clears a terminal, with what was scrolled away, and goes to its first line. */
const CLEAR = '\u001B[2J\u001B[3J\u001B[H';

/**
 * Does the work now, and again whenever the rules or lists of the book that paths stand for change, until the process is
 * asked to end. A terminal is cleared before each round. Answers with the code of the last one; what is refused in a
 * later round is said and waited out, since a file may be half written.
 */
export async function whileWatching(
  context: Context,
  paths: readonly string[],
  work: () => Promise<Round>,
): Promise<ExitCode> {
  const { io, out, err, words, quiet } = context;
  const stopped = (io.untilStopped?.() ?? Promise.resolve()).then(() => 'stopped' as const);
  // Watched before it is read, so that nothing is missed in between.
  const changes = new BookChanges(paths, io.cwd, findRuleFiles(paths, io.cwd, words.book).folders);
  try {
    await changes.begin();
    let last = await work();
    for (;;) {
      changes.lists = last.lists ?? changes.lists;
      if (!quiet) await err.lines([err.colors.faint(words.watch.waiting)]);
      if ((await Promise.race([stopped, changes.next()])) === 'stopped') return last.code;
      if (out.live) await out.write(CLEAR);
      last = await workOrSayWhyNot(context, work);
    }
  } finally {
    await changes.end();
  }
}

async function workOrSayWhyNot(context: Context, work: () => Promise<Round>): Promise<Round> {
  try {
    return await work();
  } catch (fault) {
    if (isRefused(fault)) return { code: await reportRefusal(context, fault) };
    throw fault;
  }
}

/** Tells when a rule file or a list below some paths is written, made or taken away. */
class BookChanges {
  lists: readonly string[] = [];
  readonly #given: readonly string[];
  #end: () => Promise<void> = () => Promise.resolve();
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;
  #tell: () => void = () => {};

  constructor(
    paths: readonly string[],
    cwd: string,
    readonly folders: readonly string[],
  ) {
    this.#given = (paths.length === 0 ? ['.'] : paths).map((path) => resolve(cwd, path));
  }

  async begin(): Promise<void> {
    const watcher = watch([...this.folders], {
      ignored: (path) => !this.folders.some((folder) => isVisibleBelow(folder, path)),
      ignoreInitial: true,
      followSymlinks: false,
    });
    this.#end = () => watcher.close();
    watcher.on('all', (_, path) => {
      if (this.#isOfBook(path)) this.#soon();
    });
    // What a system cannot watch stays as it was read; the folders beside it are watched all the same.
    watcher.on('error', () => {});
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  }

  /** Resolves once something changed since the last call, and rests. */
  async next(): Promise<void> {
    if (!this.#isDue) await new Promise<void>((resolve) => (this.#tell = resolve));
    this.#isDue = false;
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#end();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isDue = true;
      this.#tell();
    }, SETTLE);
  }

  #isOfBook(path: string): boolean {
    if (this.lists.some((list) => placesOfList(list, this.folders).includes(path))) return true;
    return path.endsWith(RULE_FILE) && this.#given.some((given) => path === given || path.startsWith(given + sep));
  }
}

/** Whether a path may be part of a book in that folder: not what is hidden, as editors and git have it, nor what npm installs. */
export const isVisibleBelow = (folder: string, path: string): boolean =>
  path === folder || (path.startsWith(folder + sep) && !HIDDEN.test(path.slice(folder.length)));

const HIDDEN = /[/\\](\.[^/\\]*|node_modules)([/\\]|$)/;
