import { type BookFile, filesHash } from '@tagwright/engine';
import { ServerError } from '../../errors/index.js';
import { defineJob } from '../../jobs/index.js';
import { type Checked, checkFiles } from '../check.js';
import { readFolder } from './read.js';

/** What lies in the folder, and what became of it; `checked` is left out where it is what is known already. */
export interface FolderChecked {
  readonly files: readonly BookFile[];
  readonly checked: Checked | undefined;
}

const NOTHING_HIDDEN = { customer: new Set<string>(), events: new Map<string, ReadonlySet<string>>() };

/** Reads and checks the folder of the rules. Throws what {@link readFolder} does, and `rules-missing`. */
export const checkFolderJob = defineJob(
  'book.folder',
  async (
    context,
    { folder, known }: { readonly folder: string; readonly known: string | undefined },
  ): Promise<FolderChecked> => {
    const files = await readFolder(folder);
    if (filesHash(files) === known) return { files, checked: undefined };
    // A folder that is empty all at once is rather one that was not mounted.
    if (files.length === 0) throw new ServerError(409, 'rules-missing', {});
    return { files, checked: (await checkFiles(context, { files, hidden: NOTHING_HIDDEN, locale: 'en' })).checked };
  },
);
