import { Argument } from 'commander';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { knownProgram } from '../completion/known.js';
import { zshCompletion } from '../completion/zsh.js';
import { EXIT } from '../exit.js';
import type { Declare } from './declare.js';

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;
type Shell = keyof typeof SCRIPTS;

/** `tagwright completion`: a script by which a shell completes commands, options, their values and paths. */
export const declareCompletion: Declare = (program, words, act) => {
  program
    .command('completion')
    .description(words.completion.about)
    .addArgument(new Argument('<shell>', words.completion.shell).choices(Object.keys(SCRIPTS)))
    .action(
      act(async () => async ({ out }, shell: Shell) => {
        await out.write(SCRIPTS[shell](knownProgram(program)));
        return EXIT.fine;
      }),
    );
};
