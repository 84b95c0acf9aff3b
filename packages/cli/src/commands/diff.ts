import { Option } from 'commander';
import type { Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { difference } from '../planning/book-diff.js';
import { openToRead } from '../planning/count.js';
import { PUBLISHED } from '../reference/reference.js';
import { diffJson, diffLines, patchOf } from '../report/book-diff.js';
import type { Declare } from './declare.js';

interface DiffOptions {
  readonly db?: string;
  readonly format: 'pretty' | 'json' | 'patch';
}

/** `tagwright diff`: in text, in meaning, and whom that moved. */
export const declareDiff: Declare = (program, words, act) => {
  program
    .command('diff')
    .description(words.diff.about)
    .argument('<from>', words.diff.from)
    .argument('[to]', words.diff.to)
    .option('--db <database>', words.diff.db)
    .addOption(
      new Option('--format <format>', words.diff.format).choices(['pretty', 'json', 'patch']).default('pretty'),
    )
    .action(act(diff));
};

const diff: Run<[from: string, to: string | undefined, options: DiffOptions]> = async (context, from, to, options) => {
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
