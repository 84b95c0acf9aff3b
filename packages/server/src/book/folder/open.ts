import { realpath } from 'node:fs/promises';
import { type FSWatcher, watch } from 'chokidar';
import { messageOf, type Locale, ServerError } from '../../errors/index.js';
import type { Jobs } from '../../jobs/index.js';
import type { Log } from '../../ops/log.js';
import type { Book } from '../book.js';
import type { FailedTest } from '../book-tests.js';
import { reportDiagnostics, type ReportedDiagnostic } from '../diagnostics.js';
import type { Publisher, Publishing } from '../publisher.js';
import { checkFolderJob } from './check-folder.js';
import { type Author, GitTree } from './git.js';
import { isThere, readBookFile, ruleFilesBelow } from './read.js';
import type { FolderShown, FolderWrite, RulesFolder, Written } from './rules-folder.js';
import { replaceFiles } from './write.js';
import { join } from 'node:path';
import { type BookFile, differingPaths, filesHash } from '@tagwright/engine';

export interface FolderOptions {
  readonly folder: string;
  readonly book: Book;
  readonly publisher: Publisher;
  readonly jobs: Jobs;
  readonly log: Log;
  /** How long the folder has to be quiet before it is read, in ms: editors write in several steps. */
  readonly settleMs?: number;
}

const SETTLE = 200;
const CHECK_MS = 60_000;
/** Where a system cannot say that files change, they are looked at so often, in ms. */
const LOOK_EVERY = 10_000;

/**
 * Takes a folder for the truth: what lies there is put in force now, and whenever it changes. Where it has faults the last
 * good book stays in force. Throws `rules-unreadable` where there is no such folder.
 */
export const openRulesFolder = async (options: FolderOptions): Promise<RulesFolder> => {
  const folder = await realpath(options.folder).catch((fault: Error) => {
    throw new ServerError(409, 'rules-unreadable', { path: options.folder, reason: fault.message }, { cause: fault });
  });
  const rules = new WatchedFolder({ ...options, folder }, await GitTree.around(folder));
  options.publisher.folder = rules;
  await rules.sync();
  await rules.start();
  return rules;
};

/** What is wrong with the folder. */
interface Faults {
  readonly problem?: ServerError;
  readonly files: readonly BookFile[];
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly failedTests: readonly FailedTest[];
}

class WatchedFolder implements RulesFolder {
  #faults: Faults | undefined;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    readonly options: FolderOptions,
    readonly tree: GitTree | undefined,
  ) {}

  async start(): Promise<void> {
    const { folder, log } = this.options;
    const watcher = watch(folder, { ignored: isIgnored(folder), ignoreInitial: true, followSymlinks: false });
    this.#watcher = watcher;
    watcher.on('all', () => this.#soon());
    watcher.on('error', (fault) => {
      log.warn({ err: fault }, 'the folder of the rules cannot be watched, so it is looked at now and then');
      this.#looking ??= setInterval(() => this.#soon(), LOOK_EVERY).unref();
    });
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
    // What changed while nobody was watching yet.
    this.#soon();
  }

  get state(): FolderShown['state'] {
    return this.#faults === undefined ? 'in-force' : 'faulty';
  }

  shown(locale: Locale): FolderShown {
    const faults = this.#faults;
    const git = this.tree !== undefined;
    if (faults === undefined) return { state: 'in-force', git, diagnostics: [], failedTests: [] };
    const { problem, files, diagnostics, failedTests } = faults;
    return {
      state: 'faulty',
      git,
      ...(problem === undefined ? {} : { problem: messageOf(problem.code, problem.params, locale) }),
      diagnostics: reportDiagnostics(diagnostics, files, locale),
      failedTests,
    };
  }

  sync(): Promise<void> {
    return this.options.publisher.alone(async () => {
      try {
        await this.#takeOver();
      } catch (thrown) {
        this.#refuse(thrown);
      }
    });
  }

  async write({ files, base, caller, note, version, hash }: FolderWrite): Promise<Written> {
    const { folder } = this.options;
    const edited = await this.#editedSince(base);
    if (edited.length > 0) throw new ServerError(409, 'rules-edited', { paths: edited });
    const what = await this.tree?.underWay();
    if (what !== undefined) throw new ServerError(409, 'git-under-way', { what });
    const author: Author = { name: caller.name, email: caller.email ?? `${caller.id}@tagwright.invalid` };
    const paths = differingPaths(base, files);
    await replaceFiles(folder, base, files);
    const back = (): Promise<void> => replaceFiles(folder, files, base);
    try {
      const message = `${note ?? 'Publish the rule book'}\n\nTagwright-Version: ${version}\nTagwright-Book: ${hash}\n`;
      const commit = await this.tree?.commit({ paths, author, message });
      return {
        commit,
        takeBack: async () => {
          await back();
          const reason = `Take back version ${version}, which could not be put in force\n`;
          await this.tree?.commit({ paths, author, message: reason });
        },
      };
    } catch (thrown) {
      await back();
      throw thrown;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#looking);
    await this.#watcher?.close();
    await this.options.publisher.alone(() => Promise.resolve());
  }

  #soon(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.sync(), this.options.settleMs ?? SETTLE).unref();
  }

  async #takeOver(): Promise<void> {
    const { folder, book, jobs, publisher, log } = this.options;
    if (this.#isClosed) return;
    await book.look();
    const current = book.current();
    const known = filesHash(current?.sources ?? []);
    const asked = { folder, known };
    const { files, checked } = await jobs.run(checkFolderJob, asked, { deadlineMs: CHECK_MS });
    if (checked === undefined) {
      this.#faults = undefined;
      return;
    }
    if (checked.plan === undefined || checked.tests.failed.length > 0) {
      const { diagnostics, counts, tests } = checked;
      this.#faults = { files, diagnostics, failedTests: tests.failed };
      const found = { errors: counts.errors, failedTests: tests.failed.length };
      log.warn(found, 'the rules in the folder have faults; the last good book stays in force');
      return;
    }
    await publisher.put(checked.plan, files, await this.#whoChanged(files), current?.version ?? 0);
    this.#faults = undefined;
    log.info({ version: book.current()?.version }, 'the rules in the folder are in force');
  }

  #refuse(thrown: unknown): void {
    const problem = thrown instanceof ServerError ? thrown : undefined;
    this.options.log.warn({ err: thrown }, 'the rules in the folder could not be put in force');
    // Somebody else published: what lies here is held against that.
    if (problem?.code === 'book-moved-on' || problem?.code === 'book-changed') this.#soon();
    else
      this.#faults = {
        problem: problem ?? new ServerError(409, 'rules-unreadable', { path: '.', reason: String(thrown) }),
        files: [],
        diagnostics: [],
        failedTests: [],
      };
  }

  async #whoChanged(files: readonly BookFile[]): Promise<Publishing> {
    const last = await this.tree?.lastChange(files.map(({ path }) => path));
    return last === undefined ? {} : { by: last.author.name, email: last.author.email, note: last.subject };
  }

  /** The paths at which the folder is not what is in force. */
  async #editedSince(base: readonly BookFile[]): Promise<readonly string[]> {
    const { folder } = this.options;
    const paths = new Set([...base.map(({ path }) => path), ...(await ruleFilesBelow(folder, ''))]);
    const found: BookFile[] = [];
    for (const path of paths) if (await isThere(join(folder, path))) found.push(await readBookFile(folder, path));
    return differingPaths(base, found);
  }
}

/** Hidden files and folders, as editors and git have them, and what npm installs. */
const isIgnored =
  (folder: string) =>
  (path: string): boolean =>
    path !== folder && /[/\\](\.[^/\\]*|node_modules)([/\\]|$)/.test(path.slice(folder.length));
