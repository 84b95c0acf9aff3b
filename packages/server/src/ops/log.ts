import { EngineError } from '@tagwright/engine';
import { type DestinationStream, pino } from 'pino';

/** Writes down what happens to the server, and nothing about customers: no ids, no values, no query strings. */
export interface Log {
  debug(about: object, message: string): void;
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** Lines of JSON, to the standard output if nothing else is said. */
export const openLog = (level: string, destination?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutValues } };
  return destination === undefined ? pino(options) : pino(options, destination);
};

/**
 * A fault as it may be kept: databases quote the values that they choke on, in the message and in fields of their own, so
 * whatever is quoted goes, and fields that nobody knows do.
 */
export const withoutValues = (thrown: unknown): object => {
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  const { code } = thrown as { readonly code?: unknown };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: thrown.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: thrown.message.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|\([^()]*\)=\([^()]*\)/g, '…'),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(thrown.cause instanceof Error && !(thrown instanceof EngineError && thrown.cause.message === thrown.message)
      ? { cause: withoutValues(thrown.cause) }
      : {}),
  };
};
