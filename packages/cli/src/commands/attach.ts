import { attach, attachment, detach } from '@tagwright/engine';
import { type Command, Option } from 'commander';
import { soundBook } from '../book/compile.js';
import type { Context } from '../context.js';
import type { Words } from '../words/index.js';
import { EXIT } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';
import type { Declare } from './declare.js';

interface AttachOptions {
  readonly db: string;
  readonly format: 'pretty' | 'json';
}
type Arguments = [book: readonly string[], options: AttachOptions];

/** `tagwright attach`: has tables that others write tell by themselves whose answers may differ. */
export const declareAttach: Declare = (program, words, act) => {
  withTables(program.command('attach').description(words.attach.about), words).action(
    act((...asked: [Context, ...Arguments]) => switchTo(true, ...asked)),
  );
};

/** `tagwright detach`: takes that back. */
export const declareDetach: Declare = (program, words, act) => {
  withTables(program.command('detach').description(words.attach.detach), words).action(
    act((...asked: [Context, ...Arguments]) => switchTo(false, ...asked)),
  );
};

const withTables = (command: Command, words: Words): Command =>
  command
    .argument('[book...]', words.run.book)
    .requiredOption('--db <database>', words.facts.kept)
    .addOption(new Option('--format <format>', words.audit.format).choices(['pretty', 'json']).default('pretty'));

async function switchTo(on: boolean, context: Context, ...[paths, options]: Arguments): Promise<ExitCode> {
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const { out, words, quiet } = context;
  const { catalog } = book.plan;
  const tables = [catalog.customer.table, ...catalog.events.map(({ table }) => table)];
  const [before, after] = await withKeptFacts(context, options.db, async (store) => {
    const was = await attachment(store, catalog);
    await (on ? attach(store, catalog) : detach(store, catalog));
    return [was, await attachment(store, catalog)] as const;
  });
  if (options.format === 'json') {
    await out.write(`${JSON.stringify({ formatVersion: 1, tables, before, after }, null, 2)}\n`);
    return EXIT.fine;
  }
  const { done, undone, already, never } = words.attach;
  const said = on ? (before === 'whole' ? already : done) : before === 'none' ? never : undone;
  if (!quiet) await out.lines([`${out.colors.good('✓')} ${said(tables)}`]);
  return EXIT.fine;
}
