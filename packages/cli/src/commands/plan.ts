import { Option } from 'commander';
import { withReadingOptions } from '../facts/options.js';
import type { Declare } from './declare.js';

/** `tagwright plan`: what publishing a book would change, on real data, without changing anything. */
export const declarePlan: Declare = (program, words, act) => {
  const command = program
    .command('plan')
    .description(words.plan.about)
    .argument('[paths...]', words.plan.paths)
    .option('--db <database>', words.plan.db)
    .option('--data <dir>', words.plan.data)
    .option('--against <book>', words.plan.against)
    .option('--as-of <instant>', words.plan.asOf);
  withReadingOptions(command, words.facts)
    .option('--out <file>', words.plan.out)
    .option('--detailed-exitcode', words.plan.detailed)
    .addOption(
      new Option('--format <format>', words.plan.format).choices(['pretty', 'json', 'markdown']).default('pretty'),
    )
    .action(act(async () => (await import('../actions/plan.js')).plan));
};
