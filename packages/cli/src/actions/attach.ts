import { attach, attachment, detach } from '@tagwright/engine';
import { soundBook } from '../book/compile.js';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';

interface AttachOptions {
  readonly db: string;
  readonly format: 'pretty' | 'json';
}
type Arguments = [book: readonly string[], options: AttachOptions];

/** Has a database tell of changes in its tables, or does nothing where it does so already. */
export const switchOn: Run<Arguments> = (...asked) => switchTo(true, ...asked);

/** Takes that back. */
export const switchOff: Run<Arguments> = (...asked) => switchTo(false, ...asked);

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
