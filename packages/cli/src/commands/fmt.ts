import { Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright fmt`: the one layout of a rule file, in either vocabulary. */
export const declareFmt: Declare = (program, words, act) => {
  program
    .command('fmt')
    .description(words.fmt.about)
    .argument('[paths...]', words.fmt.paths)
    .option('--check', words.fmt.check)
    .option('--diff', words.fmt.diff)
    .addOption(new Option('--keywords <words>', words.fmt.keywords).choices(['zh', 'en', 'keep']).default('keep'))
    .option('--stdin-filepath <path>', words.fmt.stdin)
    .action(act(async () => (await import('../actions/fmt.js')).fmt));
};
