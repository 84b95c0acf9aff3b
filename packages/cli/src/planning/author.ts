import type { Context } from '../context.js';
import { git } from '../reference/git-files.js';

/** Who publishes, and why. */
export interface Author {
  readonly by?: string;
  readonly email?: string;
  readonly note?: string;
}

/**
 * What was said on the command line, else what git knows in the folder: who uses it, and, where nothing of the folder was
 * edited since, what the last commit there was for.
 */
export async function authorOf({ io }: Context, root: string, said: Author): Promise<Author> {
  // A repository may say what git is to run when it looks for edits; nothing of a book's folder is to be run.
  const asked = async (...args: string[]): Promise<string | undefined> => {
    try {
      return (await git(root, ['-c', 'core.fsmonitor=false', ...args])).toString('utf8').trim() || undefined;
    } catch {
      return undefined;
    }
  };
  const by = said.by ?? (await asked('config', 'user.name')) ?? io.env['USER'];
  const email = said.email ?? (said.by === undefined ? await asked('config', 'user.email') : undefined);
  const note = said.note ?? (await lastSubject(asked));
  return {
    ...(by === undefined ? {} : { by }),
    ...(email === undefined ? {} : { email }),
    ...(note === undefined ? {} : { note }),
  };
}

const lastSubject = async (asked: (...args: string[]) => Promise<string | undefined>): Promise<string | undefined> =>
  (await asked('rev-parse', '--is-inside-work-tree')) === 'true' &&
  (await asked('status', '--porcelain', '--', '.')) === undefined
    ? asked('log', '-1', '--format=%s', '--', '.')
    : undefined;
