import { Command, CommanderError, Help } from 'commander';
import type { Argument, Option } from 'commander';
import type { Palette } from '../terminal/palette.js';
import { widthOf, wrap } from '../terminal/width.js';
import type { Words } from '../words/index.js';

/** How help and complaints about arguments are drawn. */
export interface CommandStyle {
  readonly words: Words['arguments'];
  readonly colors: Palette;
  readonly complaintColors: Palette;
}

/** A commander command that speaks the reader's language: commander itself only knows English. */
export class LocalCommand extends Command {
  constructor(
    readonly style: CommandStyle,
    name: string,
  ) {
    super(name);
    this.exitOverride().helpOption('-h, --help', style.words.helpOption).helpCommand(false);
    this.configureHelp({ showGlobalOptions: true });
  }

  override createCommand(name: string): LocalCommand {
    return new LocalCommand(this.style, name);
  }

  override createHelp(): Help {
    return Object.assign(new LocalHelp(this.style), this.configureHelp());
  }

  override error(message: string, details: { exitCode?: number; code?: string } = {}): never {
    const code = details.code ?? 'commander.error';
    const translated = complaint(this.style.words, code, message);
    throw new CommanderError(details.exitCode ?? 1, code, translated);
  }

  /** `tagwright check`, as it is typed. */
  get path(): string {
    return this.parent instanceof LocalCommand ? `${this.parent.path} ${this.name()}` : this.name();
  }
}

/** Commander's complaint in the reader's language; what it quotes is all that is taken from it. */
function complaint(words: Words['arguments'], code: string, message: string): string {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const [first = '', second = ''] = quoted;
  switch (code) {
    case 'commander.unknownOption':
      return words.unknownOption(first, suggestion(message));
    case 'commander.unknownCommand':
      return words.unknownCommand(first, suggestion(message));
    case 'commander.missingArgument':
      return words.missingArgument(first);
    case 'commander.optionMissingArgument':
      return words.missingOptionValue(first);
    case 'commander.missingMandatoryOptionValue':
      return words.missingOption(first);
    case 'commander.excessArguments':
      return words.tooManyArguments;
    case 'commander.conflictingOption':
      return words.conflictingOptions(first, second);
    case 'commander.invalidArgument':
      return words.invalidValue(first, second, /Allowed choices are (.*)\.$/.exec(message)?.[1]);
    default:
      return message;
  }
}

const suggestion = (message: string): string | undefined => /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];

class LocalHelp extends Help {
  constructor(readonly style: CommandStyle) {
    super();
  }

  override styleTitle(title: string): string {
    const titles: Readonly<Record<string, string>> = this.style.words.titles;
    return this.style.colors.strong(titles[title] ?? title);
  }

  override styleCommandText(text: string): string {
    return this.style.colors.name(text);
  }

  override styleSubcommandText(text: string): string {
    return this.style.colors.name(text);
  }

  override styleOptionText(text: string): string {
    return this.style.colors.name(text);
  }

  override optionDescription(option: Option): string {
    const notes = [
      ...(option.argChoices ? [option.argChoices.join(' | ')] : []),
      ...(typeof option.defaultValue === 'string'
        ? [this.style.words.defaultsTo(option.defaultValueDescription ?? option.defaultValue)]
        : []),
    ];
    return notes.length > 0 ? this.style.words.withNotes(option.description, notes) : option.description;
  }

  override argumentDescription(argument: Argument): string {
    return argument.description;
  }

  override subcommandTerm(command: Command): string {
    return [command.name(), ...command.registeredArguments.map(shownArgument)].join(' ');
  }

  override displayWidth(text: string): number {
    return widthOf(text);
  }

  override boxWrap(text: string, width: number): string {
    return wrap(text, width).join('\n');
  }
}

function shownArgument(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}
