import type { EngineError } from '@tagwright/engine';
import type { Context } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { printableLines } from '../terminal/printable.js';

/** What a command cannot be blamed for, nor mend: it is said without a stack, and ends in exit code 3. */
export type Refused = Refusal | EngineError | NodeJS.ErrnoException;

/** What the engine or the file system refuses lies outside, like what the commands refuse themselves. */
export const isRefused = (fault: unknown): fault is Refused =>
  fault instanceof Refusal || isOfEngine(fault) || isSystemError(fault);

// By its name: to ask for the class would load the engine with every command.
const isOfEngine = (fault: unknown): fault is EngineError => fault instanceof Error && fault.name === 'EngineError';

const isSystemError = (fault: unknown): fault is NodeJS.ErrnoException =>
  fault instanceof Error && 'syscall' in fault && 'path' in fault;

/** Says what is refused, and what to do about it. */
export async function reportRefusal({ err, words, locale }: Context, fault: Refused): Promise<ExitCode> {
  const message = isOfEngine(fault) ? (await import('@tagwright/engine')).messageOf(fault, locale) : fault.message;
  const advice = fault instanceof Refusal ? fault.advice : undefined;
  await err.lines([
    `${err.colors.error(words.program.error)}${printableLines(message)}`,
    ...(advice === undefined ? [] : [printableLines(advice)]),
  ]);
  return EXIT.usage;
}
