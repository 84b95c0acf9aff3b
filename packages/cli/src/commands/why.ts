import { Option } from 'commander';
import { withFactOptions } from '../facts/options.js';
import type { Declare } from './declare.js';

/** `tagwright why`: the reasons of one customer's answers, and when they will change. */
export const declareWhy: Declare = (program, words, act) => {
  const command = program
    .command('why')
    .description(words.why.about)
    .argument('<customer>', words.why.customer)
    .argument('[tag]', words.why.tag)
    .addOption(new Option('--book <path>', words.why.book).default('.'));
  withFactOptions(command, words.facts)
    .addOption(new Option('--as-of <instant>', words.asOf.about).default(undefined, words.asOf.theClock))
    .addOption(new Option('--format <format>', words.run.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/why.js')).why));
};
