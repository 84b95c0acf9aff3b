import { Option } from 'commander';
import type { Declare } from './declare.js';
import { versionNumber } from './publish.js';

/** `tagwright rollback`: the files of an earlier version, in force as a new one. */
export const declareRollback: Declare = (program, words, act) => {
  program
    .command('rollback')
    .description(words.rollback.about)
    .argument('<version>', words.rollback.version, versionNumber)
    .argument('[folder]', words.rollback.folder)
    .requiredOption('--db <database>', words.facts.kept)
    .option('--by <name>', words.publish.by)
    .option('--email <address>', words.publish.email)
    .option('--note <text>', words.publish.note)
    .option('--as-of <instant>', words.publish.asOf)
    .addOption(new Option('--format <format>', words.publish.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/rollback.js')).rollBack));
};
