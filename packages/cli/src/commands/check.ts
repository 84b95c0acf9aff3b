import { Option } from 'commander';
import { DIAGNOSTIC_FORMATS } from '../report/diagnostics/formats.js';
import type { Declare } from './declare.js';

/** `tagwright check`: here the diagnostics are the result, so they go to stdout. */
export const declareCheck: Declare = (program, words, act) => {
  program
    .command('check')
    .description(words.check.about)
    .argument('[paths...]', words.check.paths)
    .addOption(new Option('--format <format>', words.check.format).choices(DIAGNOSTIC_FORMATS).default('pretty'))
    .option('--watch', words.check.watch)
    .action(act(async () => (await import('../actions/check.js')).check));
};
