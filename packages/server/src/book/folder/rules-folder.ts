import type { BookFile } from '@tagwright/engine';
import type { Caller } from '../../auth/roles.js';
import type { Locale } from '../../errors/index.js';
import type { FailedTest } from '../book-tests.js';
import type { ReportedDiagnostic } from '../diagnostics.js';

/** What lies in the folder of the rules, as far as it is to be told. */
export interface FolderShown {
  readonly state: 'in-force' | 'faulty';
  /** Whether a publication is a commit. */
  readonly git: boolean;
  /** What keeps the folder from being read, in the words of whoever asks. */
  readonly problem?: string;
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly failedTests: readonly FailedTest[];
}

/** What is written into the folder. */
export interface FolderWrite {
  readonly files: readonly BookFile[];
  /** Those that are in force: what has to lie there. */
  readonly base: readonly BookFile[];
  readonly caller: Caller;
  readonly note: string | undefined;
  /** The version that it is to be, and what it means. */
  readonly version: number;
  readonly hash: string;
}

/** Files that lie in the folder now. */
export interface Written {
  /** Undefined where that is no git work tree. */
  readonly commit: string | undefined;
  /** Puts back what was there, as another commit: for where the book could not be put in force. */
  takeBack(): Promise<void>;
}

/** The folder of the rule book, where that is the truth. */
export interface RulesFolder {
  /** `faulty`: what lies there has errors, and the last good book stays in force. */
  readonly state: FolderShown['state'];
  shown(locale: Locale): FolderShown;
  /**
   * Puts files in the folder, and in a git work tree commits them with the caller as author. Throws
   * `rules-edited`, `git-under-way`, `rules-link` (409), `git-refused` (422), and then the folder is as it was.
   */
  write(wanted: FolderWrite): Promise<Written>;
  /** Looks whether something else lies there now, and puts it in force. */
  sync(): Promise<void>;
  close(): Promise<void>;
}
