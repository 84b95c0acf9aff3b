import { type DestinationStream, pino } from 'pino';

/** Writes down what happens to the server, and nothing about customers: no ids, no values, no query strings. */
export interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** Lines of JSON, to the standard output if nothing else is said. */
export const openLog = (level: string, destination?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
};
