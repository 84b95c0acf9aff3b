import { Option } from 'commander';
import type { Declare } from './declare.js';

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
    .action(act(async () => (await import('../actions/diff.js')).diff));
};
