import type { Command } from 'commander';
import { localeNamed } from '../arguments/locale.js';
import type { Run } from '../context.js';
import { serveEditor } from '../lsp/serve.js';

interface LspOptions {
  readonly db?: string;
}

/** Ends when the editor goes. */
export const lsp: Run<[options: LspOptions, command: Command]> = async (context, { db }, command) => {
  const { locale } = command.optsWithGlobals<{ locale?: string }>();
  return serveEditor(context, { db, locale: locale === undefined ? undefined : localeNamed(locale) });
};
