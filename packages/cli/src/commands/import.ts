import { Option } from 'commander';
import { withReadingOptions } from '../facts/options.js';
import type { Declare } from './declare.js';

/** `tagwright import`: data files, and lists of tags, into a database that stays. */
export const declareImport: Declare = (program, words, act) => {
  const command = program
    .command('import')
    .description(words.import.about)
    .argument('[book...]', words.run.book)
    .option('--data <dir>', words.facts.data)
    .addOption(new Option('--tags <file>', words.import.tags).conflicts('data'))
    .requiredOption('--db <database>', words.import.db);
  withReadingOptions(command, words.facts)
    .addOption(new Option('--format <format>', words.import.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/import.js')).importCommand));
};
