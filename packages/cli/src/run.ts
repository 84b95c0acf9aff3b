import { CommanderError, Option } from 'commander';
import { LocalCommand } from './arguments/command.js';
import { LOCALES, localeOf, optionValue } from './arguments/locale.js';
import { COMMANDS } from './commands/index.js';
import type { Act, Context } from './context.js';
import { EXIT, Refusal } from './exit.js';
import type { ExitCode } from './exit.js';
import type { Io } from './io.js';
import { reportFault } from './report/fault.js';
import { isRefused, reportRefusal } from './report/refusal.js';
import { palette, wantsColor } from './terminal/palette.js';
import type { ColorChoice } from './terminal/palette.js';
import { OutputClosed, Printer } from './terminal/printer.js';
import { VERSION } from './version.js';
import { wordsOf } from './words/index.js';

const COLORS: readonly ColorChoice[] = ['auto', 'always', 'never'];

/**
 * The whole command line as a function: arguments (without the program's own name) and the world in, an exit code out.
 * It never throws, and never ends the process.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const context = contextFor(argv, io);
  try {
    return await dispatch(argv, context);
  } catch (fault) {
    return await answerFault(context, fault);
  }
}

/** What commands are given, from the arguments as they were typed and the world. */
export function contextFor(argv: readonly string[], io: Io): Context {
  const locale = localeOf(argv, io.env);
  const asked = optionValue(argv, '--color');
  const choice = COLORS.find((color) => color === asked) ?? 'auto';
  const printer = (stream: Io['stdout']): Printer => new Printer(stream, palette(wantsColor(choice, stream, io.env)));
  return { io, locale, words: wordsOf(locale), out: printer(io.stdout), err: printer(io.stderr), quiet: false };
}

async function dispatch(argv: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const program = declareProgram(context);
  const act: Act =
    (load) =>
    async (...args) => {
      const command = await load();
      code = await command({ ...context, quiet: program.opts<{ quiet?: boolean }>().quiet === true }, ...args);
    };
  for (const declare of COMMANDS) declare(program, context.words, act);

  let shown = '';
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => (shown += text),
      writeErr: (text) => (shown += text),
      getOutHelpWidth: () => context.out.width,
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    if (fault.exitCode !== 0 && fault.code !== 'commander.help') {
      throw new Refusal(fault.message, context.words.arguments.seeHelp(`${invoked(program, argv)} --help`));
    }
    // Without a command there is nothing to do but to say what there is.
    const asked = fault.code !== 'commander.help';
    await (asked ? context.out : context.err).write(shown);
    return asked ? EXIT.fine : EXIT.usage;
  }
  return code;
}

function declareProgram({ words, out, err }: Context): LocalCommand {
  const style = { words: words.arguments, colors: out.colors, complaintColors: err.colors };
  const program = new LocalCommand(style, 'tagwright');
  program
    .description(words.program.about)
    .version(VERSION, '-V, --version', words.program.version)
    .addOption(new Option('--locale <locale>', words.program.locale).choices(LOCALES))
    .addOption(new Option('--color <when>', words.program.color).choices(COLORS))
    .option('-q, --quiet', words.program.quiet)
    .addHelpText('after', `\n${words.program.examples(out.colors.strong, out.colors.name)}`);
  return program;
}

/** The command that the arguments name, for a pointer to its help. */
function invoked(program: LocalCommand, argv: readonly string[]): string {
  const named = program.commands.find((command) => argv.includes(command.name()));
  return named instanceof LocalCommand ? named.path : program.path;
}

async function answerFault(context: Context, fault: unknown): Promise<ExitCode> {
  if (fault instanceof OutputClosed) return EXIT.fine;
  try {
    return await (isRefused(fault) ? reportRefusal(context, fault) : reportFault(context, fault));
  } catch (closed) {
    if (closed instanceof OutputClosed) return isRefused(fault) ? EXIT.usage : EXIT.fault;
    throw closed;
  }
}
