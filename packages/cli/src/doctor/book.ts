import type { Book } from '../book/load.js';
import { loadBook } from '../book/load.js';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';
import { tally } from '../report/diagnostics/index.js';
import { resolve } from 'node:path';
import { statSync } from 'node:fs';
import { finding } from './finding.js';
import type { Finding } from './finding.js';
import type { Host } from './host.js';

export interface ExaminedBook {
  readonly findings: readonly Finding[];
  /** Undefined where none was found. */
  readonly book: Book | undefined;
}

/** Whether the book is there and sound, its time zone known, and its history kept. */
export async function examineBook(context: Context, paths: readonly string[], host: Host): Promise<ExaminedBook> {
  const { io, words } = context;
  const { doctor } = words;
  let book: Book;
  try {
    book = await loadBook(context, paths);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const said = { what: fault.message, ...(fault.advice === undefined ? {} : { fix: fault.advice }) };
    return { findings: [finding('book', 'error', said)], book: undefined };
  }
  const counts = tally(book.diagnostics);
  const files = book.sources.size;
  const asked = paths.join(' ');
  const soundness =
    counts.error > 0
      ? finding('book', 'error', doctor.book.broken(counts.error, files, asked))
      : counts.warning > 0
        ? finding('book', 'notice', doctor.book.warned(counts.warning, files, asked))
        : finding('book', 'good', doctor.book.good(files));
  return { findings: [soundness, ...zone(book, context), ...history(io.cwd, paths, host, context)], book };
}

function zone({ checked }: Book, { words }: Context): readonly Finding[] {
  const { zone: name } = checked.catalog;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return [finding('time-zone', 'good', words.doctor.zone.good(name))];
  } catch {
    return [finding('time-zone', 'error', words.doctor.zone.unknown(name))];
  }
}

/** Rules are reviewed and taken back by git; a book outside of it has no yesterday. */
function history(cwd: string, paths: readonly string[], host: Host, { words }: Context): readonly Finding[] {
  if (host.git() === undefined) return [];
  const first = resolve(cwd, paths[0] ?? '.');
  const folder = statSync(first).isDirectory() ? first : resolve(first, '..');
  return [
    host.isInGit(folder)
      ? finding('history', 'good', words.doctor.history.good)
      : finding('history', 'notice', words.doctor.history.none),
  ];
}
