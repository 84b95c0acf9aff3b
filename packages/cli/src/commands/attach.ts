import { attach, attached, detach } from '@tagwright/engine';
import type { Command } from 'commander';
import { soundBook } from '../book/compile.js';
import type { Context } from '../context.js';
import type { Words } from '../words/index.js';
import { EXIT } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';
import type { Declare } from './declare.js';

type Arguments = [book: readonly string[], options: { readonly db: string }];

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
  command.argument('[book...]', words.run.book).requiredOption('--db <database>', words.facts.kept);

async function switchTo(on: boolean, context: Context, ...[paths, { db }]: Arguments): Promise<ExitCode> {
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const { out, words, quiet } = context;
  const { catalog } = book.plan;
  const tables = [catalog.customer.table, ...catalog.events.map(({ table }) => table)];
  const was = await withKeptFacts(context, db, async (store) => {
    const before = await attached(store, catalog);
    await (on ? attach(store, catalog) : detach(store, catalog));
    return before;
  });
  const { done, undone, already } = words.attach;
  const said = was && on ? already(tables) : on ? done(tables) : undone(tables);
  if (!quiet) await out.lines([`${out.colors.good('✓')} ${said}`]);
  return EXIT.fine;
}
