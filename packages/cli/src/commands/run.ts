import { Option } from 'commander';
import { withFactOptions } from '../facts/options.js';
import type { Declare } from './declare.js';

/** `tagwright run`: who has which tag, and is in which segment. */
export const declareRun: Declare = (program, words, act) => {
  const command = program.command('run').description(words.run.about).argument('[book...]', words.run.book);
  withFactOptions(command, words.facts)
    .addOption(new Option('--as-of <instant>', words.asOf.about).default(undefined, words.asOf.theClock))
    .addOption(new Option('--format <format>', words.run.format).choices(['pretty', 'json', 'csv']).default('pretty'))
    .option('--metrics', words.run.metrics)
    .option('--anew', words.run.anew)
    .action(act(async () => (await import('../actions/run.js')).runBook));
};
