import type { Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { difference } from '../planning/book-diff.js';
import { openToRead } from '../planning/count.js';
import { PUBLISHED } from '../reference/reference.js';
import { diffJson, diffLines, patchOf } from '../report/book-diff.js';

interface DiffOptions {
  readonly db?: string;
  readonly format: 'pretty' | 'json' | 'patch';
}

/** Two books by what is written, and by what it means. */
export const diff: Run<[from: string, to: string | undefined, options: DiffOptions]> = async (
  context,
  from,
  to,
  options,
) => {
  const store = options.db === undefined ? undefined : await openToRead(context, options.db);
  try {
    const found = await difference(context, from, to ?? (store === undefined ? '.' : PUBLISHED), store);
    const { out, words } = context;
    switch (options.format) {
      case 'json':
        await out.write(diffJson(found));
        break;
      case 'patch': {
        const { reference } = words;
        const unwritten = [found.from, found.to].find(({ version }) => version?.hasFiles === false);
        if (unwritten !== undefined)
          throw new Refusal(reference.withoutFiles(unwritten.label), reference.withoutFilesAdvice);
        await out.pieces(patchOf(found));
        break;
      }
      case 'pretty':
        await out.lines(diffLines(found, out, words));
        break;
    }
  } finally {
    await store?.close();
  }
  return EXIT.fine;
};
