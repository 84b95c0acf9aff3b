import type { Argument, Command, Option } from 'commander';

/** What may stand in a place: one of a few words, a path, or something that only its author knows. */
export type Completes = { readonly choices: readonly string[] } | 'path' | 'anything';

export interface KnownOption {
  /** As it is typed: `-q`, `--quiet`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Undefined where it takes no value. */
  readonly value: Completes | undefined;
}

export interface KnownCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly KnownOption[];
  /** What its arguments may be, put together. */
  readonly argument: Completes;
}

/** What a shell can complete: read off the program itself, so that it is what the program takes. */
export interface KnownProgram {
  readonly name: string;
  /** Of every command. */
  readonly options: readonly KnownOption[];
  readonly commands: readonly KnownCommand[];
}

export const knownProgram = (program: Command): KnownProgram => {
  const options = optionsOf(program);
  const everywhere = new Set(options.flatMap(({ flags }) => flags));
  return {
    name: program.name(),
    options,
    commands: program.commands.map((command) => ({
      name: command.name(),
      description: firstSentence(command.description()),
      options: optionsOf(command).filter(({ flags }) => !flags.some((flag) => everywhere.has(flag))),
      argument: argumentOf(command.registeredArguments),
    })),
  };
};

const optionsOf = (command: Command): readonly KnownOption[] =>
  command.createHelp().visibleOptions(command).map(knownOption);

const knownOption = (option: Option): KnownOption => ({
  flags: [option.short, option.long].filter((flag) => flag !== undefined),
  description: option.description,
  value: option.required || option.optional ? valueOf(option.argChoices, option.flags) : undefined,
});

const argumentOf = (all: readonly Argument[]): Completes => {
  const each = all.map((argument) => valueOf(argument.argChoices, argument.name()));
  const choices = each.flatMap((value) => (typeof value === 'object' ? value.choices : []));
  if (choices.length > 0) return { choices };
  return each.includes('path') ? 'path' : 'anything';
};

/** Options and arguments say by the names of their values that these are paths. */
const PATHS = /path|file|folder|dir|database|book/;

const valueOf = (choices: readonly string[] | undefined, name: string): Completes =>
  choices !== undefined ? { choices } : PATHS.test(name) ? 'path' : 'anything';

const firstSentence = (text: string): string =>
  /^.*?[.。](?=\s|$|[^\d\w])/u.exec(text)?.[0].replace(/[.。]$/, '') ?? text;
