import { InvalidArgumentError, Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright test`: the tests that stand beside the rules, each on a clock and on customers of its own. */
export const declareTest: Declare = (program, words, act) => {
  program
    .command('test')
    .description(words.test.about)
    .argument('[paths...]', words.run.book)
    .addOption(new Option('--run <pattern>', words.test.run))
    .option('--watch', words.coverage.watch)
    .option('--coverage', words.coverage.about)
    .addOption(new Option('--threshold <percent>', words.coverage.threshold).argParser(percentage))
    .addOption(
      new Option('--format <format>', words.test.format).choices(['pretty', 'json', 'junit']).default('pretty'),
    )
    .action(act(async () => (await import('../actions/test.js')).test));
};

const percentage = (text: string): number => {
  const value = Number(text);
  if (!/^\d+(\.\d+)?%?$/.test(text) || Number.parseFloat(text) > 100) throw new InvalidArgumentError('');
  return Number.isNaN(value) ? Number.parseFloat(text) : value;
};
