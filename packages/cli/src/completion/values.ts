import type { Completes, KnownOption, KnownProgram } from './known.js';

/** An option that takes a value, at a command; `*` is any place. */
export interface FlagWithValue {
  readonly command: string;
  readonly flags: readonly string[];
  readonly value: Completes;
}

/** Every option that takes a value, those of one command before those of all. */
export const flagsWithValues = ({ commands, options }: KnownProgram): readonly FlagWithValue[] => [
  ...commands.flatMap((command) => command.options.flatMap((option) => withValue(command.name, option))),
  ...options.flatMap((option) => withValue('*', option)),
];

const withValue = (command: string, { flags, value }: KnownOption): readonly FlagWithValue[] =>
  value === undefined ? [] : [{ command, flags, value }];
