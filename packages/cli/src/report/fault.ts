import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { printableLines } from '../terminal/printable.js';

/** An exception that nobody foresaw is a fault of ours: say so, say what it was, and how to tell us more. */
export async function reportFault({ err, words, io }: Context, fault: unknown): Promise<ExitCode> {
  const wantsStack = Boolean(io.env['TAGWRIGHT_DEBUG']);
  const message = fault instanceof Error ? fault.message : String(fault);
  const stack = fault instanceof Error ? (fault.stack ?? message) : message;
  await err.lines([
    `${err.colors.error(words.fault.title)}${printableLines(message)}`,
    words.fault.apology,
    ...(wantsStack ? [printableLines(stack)] : [words.fault.howToSeeStack]),
  ]);
  return EXIT.fault;
}
