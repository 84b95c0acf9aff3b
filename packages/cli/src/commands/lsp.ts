import type { Command } from 'commander';
import { localeNamed } from '../arguments/locale.js';
import type { Run } from '../context.js';
import type { Declare } from './declare.js';

interface LspOptions {
  readonly db?: string;
}

/** `tagwright lsp`: the language server. Its dependencies are loaded only where it is asked for. */
export const declareLsp: Declare = (program, words, act) => {
  program
    .command('lsp')
    .description(words.lsp.about)
    .option('--db <database>', words.lsp.db)
    .option('--stdio', words.lsp.stdio)
    .action(act(lsp));
};

const lsp: Run<[options: LspOptions, command: Command]> = async (context, { db }, command) => {
  const { serveEditor } = await import('../lsp/serve.js');
  const { locale } = command.optsWithGlobals<{ locale?: string }>();
  return serveEditor(context, { db, locale: locale === undefined ? undefined : localeNamed(locale) });
};
