import { InvalidArgumentError, Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright publish`: a book becomes the one in force, as a version with its files. */
export const declarePublish: Declare = (program, words, act) => {
  program
    .command('publish')
    .description(words.publish.about)
    .argument('[source...]', words.publish.source)
    .requiredOption('--db <database>', words.facts.kept)
    .option('--by <name>', words.publish.by)
    .option('--email <address>', words.publish.email)
    .option('--note <text>', words.publish.note)
    .addOption(new Option('--base <version>', words.publish.base).argParser(versionNumber))
    .option('--as-of <instant>', words.publish.asOf)
    .addOption(new Option('--format <format>', words.publish.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/publish.js')).publish));
};

/** A number of a version, as somebody types it. */
export const versionNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('');
  return Number(text);
};
