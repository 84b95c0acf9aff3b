import type { Completes, KnownOption, KnownProgram } from './known.js';

/** A completion for fish 3 and newer, to be sourced or kept in `~/.config/fish/completions`. */
export function fishCompletion({ name, commands, options }: KnownProgram): string {
  const line = (...parts: readonly string[]): string => ['complete', '-c', name, ...parts].filter(Boolean).join(' ');
  const none = `not __fish_seen_subcommand_from ${commands.map((command) => command.name).join(' ')}`;
  const at = (command: string): string => quoted(`__fish_seen_subcommand_from ${command}`);
  return [
    `# Completion of ${name} for fish: ${name} completion fish | source`,
    line('-f'),
    ...options.map((option) => line(...optionParts(option))),
    ...commands.map((command) => line('-n', quoted(none), '-a', command.name, '-d', quoted(command.description))),
    ...commands.flatMap((command) => [
      ...command.options.map((option) => line('-n', at(command.name), ...optionParts(option))),
      ...argumentParts(command.argument).map((parts) => line('-n', at(command.name), ...parts)),
    ]),
    '',
  ].join('\n');
}

const optionParts = ({ flags, description, value }: KnownOption): readonly string[] => [
  ...flags.flatMap((flag) => (flag.startsWith('--') ? ['-l', flag.slice(2)] : ['-s', flag.slice(1)])),
  ...(value === undefined ? [] : valueParts(value)),
  '-d',
  quoted(description),
];

const valueParts = (value: Completes): readonly string[] =>
  value === 'path' ? ['-r', '-F'] : value === 'anything' ? ['-x'] : ['-x', '-a', quoted(value.choices.join(' '))];

const argumentParts = (argument: Completes): readonly (readonly string[])[] =>
  argument === 'path' ? [['-F']] : argument === 'anything' ? [] : [['-a', quoted(argument.choices.join(' '))]];

/** Between single quotes fish reads nothing but these two. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
