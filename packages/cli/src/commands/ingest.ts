import { Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright ingest`: single facts as they come, one JSON object a line. */
export const declareIngest: Declare = (program, words, act) => {
  program
    .command('ingest')
    .description(words.ingest.about)
    .argument('[file]', words.ingest.file)
    .requiredOption('--db <database>', words.facts.kept)
    .addOption(new Option('--book <path>', words.why.book).default('.'))
    .option('--create-customers', words.facts.createCustomers)
    .addOption(new Option('--format <format>', words.import.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/ingest.js')).ingestCommand));
};
