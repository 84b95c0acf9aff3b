import type { Declare } from './declare.js';

/** `tagwright explain`: what a finding means, at length. */
export const declareExplain: Declare = (program, words, act) => {
  program
    .command('explain')
    .description(words.explain.about)
    .argument('[code]', words.explain.code)
    .action(act(async () => (await import('../actions/explain.js')).explainCode));
};
