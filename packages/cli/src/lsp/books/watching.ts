import { type FSWatcher, watch } from 'chokidar';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  FileChangeType,
} from 'vscode-languageserver';
import { RULE_FILE } from '../../book/find.js';
import { isVisibleBelow } from '../../book/watch.js';
import { pathOfUri } from '../uris.js';

/** Who wants to know what happens on disk. */
export interface Onlooker {
  /** A file was written, made, or taken away. */
  readonly changed: (path: string, isGone: boolean) => void;
  /** Watching has begun: what happened until now went unnoticed. */
  readonly begun: () => void;
}

/** Tells of rule files and lists that change on disk. */
export interface Watching {
  /** From now on these folders are watched, and in them the files of lists with these paths, as the books write them. */
  cover(roots: readonly string[], lists: readonly string[]): void;
  close(): Promise<void>;
}

/** The client watches: it knows best what goes on in its folders. */
export class WatchedByClient implements Watching {
  #registered: Promise<Disposable> | undefined;
  #globs = '';

  constructor(
    readonly connection: Connection,
    readonly onlooker: Onlooker,
  ) {
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) {
        const path = pathOfUri(uri);
        if (path !== undefined) onlooker.changed(path, type === FileChangeType.Deleted);
      }
    });
  }

  cover(_roots: readonly string[], lists: readonly string[]): void {
    const globs = [`**/*${RULE_FILE}`, ...new Set(lists.map((path) => `**/${literally(path)}`))];
    if (globs.join('\n') === this.#globs) return;
    this.#globs = globs.join('\n');
    const before = this.#registered;
    const watchers = globs.map((globPattern) => ({ globPattern }));
    this.#registered = this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    // What was asked for before goes only once the new is there, so that nothing is missed.
    void this.#registered
      .then(async () => {
        this.onlooker.begun();
        (await before)?.dispose();
      })
      .catch(() => {});
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The characters of a path that mean more than themselves in a glob. */
const literally = (path: string): string => path.replaceAll(/[*?[\]{}]/g, '?').replace(/^(\.\/)+/, '');

/** For a client that does not watch, the system is asked. */
export class WatchedHere implements Watching {
  #watcher: FSWatcher | undefined;
  #roots: readonly string[] = [];

  constructor(readonly onlooker: Onlooker) {}

  cover(roots: readonly string[]): void {
    if (roots.join('\n') === this.#roots.join('\n')) return;
    this.#roots = roots;
    void this.#watcher?.close();
    this.#watcher = watch([...roots], {
      ignored: (path) => !roots.some((root) => isVisibleBelow(root, path)),
      ignoreInitial: true,
      followSymlinks: false,
    });
    this.#watcher.on('all', (event, path) => {
      if (event !== 'addDir' && event !== 'unlinkDir') this.onlooker.changed(path, event === 'unlink');
    });
    this.#watcher.once('ready', () => this.onlooker.begun());
    // What a system cannot watch stays as it was read until it is opened.
    this.#watcher.on('error', () => {});
  }

  async close(): Promise<void> {
    await this.#watcher?.close();
  }
}
