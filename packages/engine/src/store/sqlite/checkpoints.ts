import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { guarded } from './faults.js';

/** Brings what writers leave in the log beside a file home into it, over a connection of its own. */
export interface Checkpoints {
  /** As far as nobody reads what was before; keeps nobody from reading or writing. Does nothing where nothing was written since. */
  bringHome(): void;
  close(): void;
}

/**
 * For a process or thread beside the one that writes: a commit that finds the log full brings it home itself, and whoever
 * waits for that commit waits for all of it. Throws `EngineError`, as each call may.
 */
export const openCheckpoints = (path: string): Checkpoints => {
  const database = guarded(path, () => new Sqlite(path, { fileMustExist: true }));
  let seen = 0;
  return {
    bringHome() {
      const written = statSync(`${path}-wal`, { throwIfNoEntry: false })?.mtimeMs;
      if (written === undefined || written === seen) return;
      guarded(path, () => database.pragma('wal_checkpoint(PASSIVE)'));
      seen = written;
    },
    close: () => guarded(path, () => database.close()),
  };
};
