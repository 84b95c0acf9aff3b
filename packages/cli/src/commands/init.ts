import type { Declare } from './declare.js';

/** `tagwright init`: a small book with data that can be run at once. */
export const declareInit: Declare = (program, words, act) => {
  program
    .command('init')
    .description(words.init.about)
    .argument('[dir]', words.init.dir)
    .action(act(async () => (await import('../actions/init.js')).init));
};
