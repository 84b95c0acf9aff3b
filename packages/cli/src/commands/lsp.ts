import type { Declare } from './declare.js';

/** `tagwright lsp`: the language server. */
export const declareLsp: Declare = (program, words, act) => {
  program
    .command('lsp')
    .description(words.lsp.about)
    .option('--db <database>', words.lsp.db)
    .option('--stdio', words.lsp.stdio)
    .action(act(async () => (await import('../actions/lsp.js')).lsp));
};
