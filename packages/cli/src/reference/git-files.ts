import { execFile } from 'node:child_process';
import { parse } from '@tagwright/dsl';
import { type BookFile, inOrder, isRuleFile, listPath } from '@tagwright/engine';

/** What git said when it could not do as it was asked. */
export class GitRefused extends Error {
  override readonly name = 'GitRefused';
}

/** Files may be large, and many. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Asks git in a folder, without a shell. Throws {@link GitRefused}. */
export const git = (folder: string, args: readonly string[], input = ''): Promise<Buffer> =>
  new Promise((fulfil, refuse) => {
    const child = execFile(
      'git',
      ['-C', folder, ...args],
      { maxBuffer: MOST_BYTES, windowsHide: true, encoding: 'buffer' },
      (fault, stdout, stderr) => {
        if (fault === null) fulfil(stdout);
        else refuse(new GitRefused(stderr.toString('utf8').trim() || fault.message));
      },
    );
    // A program that ends before it has read everything is told of by its exit.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });

/** The commit that a name stands for (`main`, `HEAD~2`, `v1.4`); undefined where there is none, or no repository. */
export const commitOf = async (folder: string, name: string): Promise<string | undefined> => {
  try {
    const said = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    return said.toString('utf8').trim();
  } catch {
    return undefined;
  }
};

/** The rule book of a folder as a commit has it: all `.tag` files below, and the files that their lists name. */
export const filesAtCommit = async (folder: string, commit: string): Promise<readonly BookFile[]> => {
  const entries = await entriesBelow(folder, commit);
  const rules = await textsOf(
    folder,
    entries.filter(({ path }) => isRuleFile(path)),
  );
  const named = new Set(
    rules.flatMap(({ path, text }) =>
      parse(path, text).file.decls.flatMap((decl) => (decl.kind === 'ListDecl' ? [listPath(decl.path.text)] : [])),
    ),
  );
  const lists = await textsOf(
    folder,
    entries.filter(({ path }) => !isRuleFile(path) && named.has(path)),
  );
  return inOrder([...rules, ...lists]);
};

interface Entry {
  readonly object: string;
  /** Below the folder. */
  readonly path: string;
}

/** Files as they are, none that links lead to, nor what a folder of files would leave out. */
const entriesBelow = async (folder: string, commit: string): Promise<readonly Entry[]> => {
  const said = await git(folder, ['ls-tree', '-r', '-z', commit, '--', '.']);
  return said
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, object, path] = /^100(?:644|755) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      if (object === undefined || path === undefined || HIDDEN.test(path)) return [];
      return [{ object, path }];
    });
};

const HIDDEN = /(^|\/)(\.[^/]*|node_modules)(\/|$)/;

/** One program reads them all: `cat-file --batch` says `<object> blob <bytes>` before each, and ends it with a line end. */
const textsOf = async (folder: string, entries: readonly Entry[]): Promise<readonly BookFile[]> => {
  if (entries.length === 0) return [];
  const said = await git(folder, ['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''));
  let at = 0;
  return entries.map(({ path }) => {
    const start = said.indexOf('\n', at) + 1;
    const size = Number(said.subarray(at, start).toString('utf8').trim().split(' ')[2]);
    at = start + size + 1;
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(said.subarray(start, start + size)) };
  });
};
