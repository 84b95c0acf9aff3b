import { listedVersions, planOfVersion } from '@tagwright/engine';
import { InvalidArgumentError, Option } from 'commander';
import type { Run } from '../context.js';
import { EXIT } from '../exit.js';
import { openToRead } from '../planning/count.js';
import { historyJson, historyLines } from '../report/history.js';
import type { Declare } from './declare.js';

interface HistoryOptions {
  readonly db: string;
  readonly limit: number;
  readonly format: 'pretty' | 'json';
}

/** `tagwright history`: every version of the book, whoever published it. */
export const declareHistory: Declare = (program, words, act) => {
  program
    .command('history')
    .description(words.history.about)
    .requiredOption('--db <database>', words.facts.kept)
    .addOption(new Option('--limit <n>', words.history.limit).argParser(whole).default(50))
    .addOption(new Option('--format <format>', words.history.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(history));
};

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('');
  return Number(text);
};

const history: Run<[options: HistoryOptions]> = async (context, { db, limit, format }) => {
  const { out, err, words, quiet } = context;
  const store = await openToRead(context, db);
  try {
    const versions = (await listedVersions(store)).slice(0, limit);
    if (format === 'json') {
      await out.write(historyJson(versions));
      return EXIT.fine;
    }
    const zone = (await planOfVersion(store, versions[0]))?.catalog.zone ?? 'UTC';
    await out.lines(historyLines(versions, zone, out, words.history));
    if (versions.length === 0 && !quiet) await err.lines([words.history.none]);
    return EXIT.fine;
  } finally {
    await store.close();
  }
};
