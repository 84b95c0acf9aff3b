import { execFile } from 'node:child_process';
import { ServerError } from '../../errors/index.js';
import { isThere } from './read.js';
import { resolve } from 'node:path';

/** Who wrote a commit. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

export interface Commit {
  /** Relative to the folder; what else is staged or edited in the tree stays as it is. */
  readonly paths: readonly string[];
  readonly message: string;
  readonly author: Author;
}

/** A hook, or a signature, may take a while. */
const PATIENCE = 60_000;
const MOST_SAID = 2000;

class GitFailed extends Error {
  constructor(
    readonly exitCode: number | string | undefined,
    readonly said: string,
  ) {
    super(said);
  }
}

/** The git work tree that a folder lies in. Every call is a program of its own, without a shell. */
export class GitTree {
  private constructor(readonly folder: string) {}

  /** Undefined where the folder lies in none, or there is no git. */
  static async around(folder: string): Promise<GitTree | undefined> {
    const tree = new GitTree(folder);
    try {
      return (await tree.#git(['rev-parse', '--is-inside-work-tree'])).trim() === 'true' ? tree : undefined;
    } catch {
      return undefined;
    }
  }

  /** What is under way in the tree and has to be finished first: `merge`, `rebase` …; undefined: nothing. */
  async underWay(): Promise<string | undefined> {
    for (const [what, mark] of UNDER_WAY) {
      const place = (await this.#git(['rev-parse', '--git-path', mark])).trim();
      if (await isThere(resolve(this.folder, place))) return what;
    }
    return undefined;
  }

  /**
   * Commits some paths as they lie in the folder, and nothing else: its hash. Where they lie so in the last commit already,
   * that is it. Hooks run. Throws `git-refused` with what git, or a hook, said; then nothing is staged that was not before.
   */
  async commit({ paths, message, author }: Commit): Promise<string> {
    const pathspec = ['--', ...paths];
    const untracked = await this.#list(['ls-files', '--others', '-z', ...pathspec]);
    const changed = await this.#list([
      'status',
      '--porcelain',
      '--ignored',
      '-z',
      '--untracked-files=all',
      ...pathspec,
    ]);
    if (changed.length === 0) return this.#head();
    // Paths that git has never heard of, gone from the folder again, are none of its.
    const known = new Set([...(await this.#list(['ls-files', '-z', ...pathspec])), ...untracked]);
    const own = paths.filter((path) => known.has(path));
    if (own.length === 0) return this.#head();
    try {
      if (untracked.length > 0) await this.#git(['add', '--intent-to-add', '--', ...untracked]);
      await this.#git(
        [
          ...(await this.#committer(author)),
          'commit',
          '--quiet',
          '--only',
          '--cleanup=whitespace',
          '--file=-',
          `--author=${identity(author)}`,
          '--',
          ...own,
        ],
        message,
      );
    } catch (thrown) {
      if (untracked.length > 0) await this.#git(['reset', '--quiet', '--', ...untracked]).catch(() => undefined);
      throw refusal(thrown);
    }
    return this.#head();
  }

  /** Who made the last commit of some paths, and why; undefined where they are edited since, or were never committed. */
  async lastChange(
    paths: readonly string[],
  ): Promise<{ readonly author: Author; readonly subject: string } | undefined> {
    try {
      const edited = await this.#git(['status', '--porcelain', '--', ...paths]);
      if (edited !== '') return undefined;
      const said = await this.#git(['log', '-1', '--format=%an%x00%ae%x00%s', '--', '.']);
      const [name, email, subject] = said.trimEnd().split('\0');
      return name === undefined || email === undefined || subject === undefined
        ? undefined
        : { author: { name, email }, subject };
    } catch {
      return undefined;
    }
  }

  async #head(): Promise<string> {
    return (await this.#git(['rev-parse', 'HEAD']).catch((thrown: unknown) => Promise.reject(refusal(thrown)))).trim();
  }

  /** Where nobody said who uses git here, the author is the committer too. */
  async #committer(author: Author): Promise<readonly string[]> {
    const isSet = async (key: string): Promise<boolean> =>
      this.#git(['config', key]).then(
        (value) => value.trim() !== '',
        () => false,
      );
    return [
      ...((await isSet('user.name')) ? [] : ['-c', `user.name=${plain(author.name)}`]),
      ...((await isSet('user.email')) ? [] : ['-c', `user.email=${plain(author.email)}`]),
    ];
  }

  async #list(args: readonly string[]): Promise<readonly string[]> {
    return (await this.#git(args)).split('\0').filter((path) => path !== '');
  }

  #git(args: readonly string[], input = ''): Promise<string> {
    return new Promise((fulfil, refuse) => {
      const child = execFile(
        'git',
        ['-C', this.folder, '--literal-pathspecs', '-c', 'core.quotePath=false', ...args],
        { timeout: PATIENCE, maxBuffer: 16 * 1024 * 1024, windowsHide: true },
        (fault, stdout, stderr) => {
          if (fault === null) fulfil(stdout);
          else refuse(new GitFailed(fault.code ?? undefined, `${stderr}${stdout}`.trim() || fault.message));
        },
      );
      // A program that ends before it has read everything is told of by its exit.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
  }
}

const UNDER_WAY = [
  ['merge', 'MERGE_HEAD'],
  ['rebase', 'rebase-merge'],
  ['rebase', 'rebase-apply'],
  ['cherry-pick', 'CHERRY_PICK_HEAD'],
  ['revert', 'REVERT_HEAD'],
] as const;

/** What git takes for the bounds of a name or an address, and line ends. */
// eslint-disable-next-line no-control-regex
const plain = (text: string): string => text.replaceAll(/[<>\u0000-\u001F\u007F]/gu, ' ').trim() || 'unknown';

const identity = ({ name, email }: Author): string => `${plain(name)} <${plain(email)}>`;

const refusal = (thrown: unknown): ServerError =>
  new ServerError(
    422,
    'git-refused',
    { reason: (thrown instanceof GitFailed ? thrown.said : String(thrown)).slice(-MOST_SAID) },
    { cause: thrown },
  );
