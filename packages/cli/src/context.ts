import type { ExitCode } from './exit.js';
import type { Io } from './io.js';
import type { Printer } from './terminal/printer.js';
import type { Locale, Words } from './words/index.js';

/** What every command is given: the world, the reader's language, and the two streams. */
export interface Context {
  readonly io: Io;
  readonly locale: Locale;
  readonly words: Words;
  /** Results. */
  readonly out: Printer;
  /** Progress and diagnostics. */
  readonly err: Printer;
  /** Say only what is wrong, and what was asked for. */
  readonly quiet: boolean;
}

/** A command as a function of its context and what commander read: its arguments in order, then its options. */
export type Run<A extends readonly unknown[]> = (context: Context, ...args: A) => Promise<ExitCode>;

/**
 * Ties a command's function to the command that declares its arguments. What it works with is loaded when it is asked for:
 * all of it takes a second, which nobody should wait who asks for the version, or for another command.
 */
export type Act = <A extends readonly unknown[]>(load: () => Promise<Run<A>>) => (...args: A) => Promise<void>;
