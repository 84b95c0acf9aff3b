import { type Command, Option } from 'commander';
import type { Words } from '../words/index.js';
import type { Declare } from './declare.js';

/** `tagwright attach`: has tables that others write tell by themselves whose answers may differ. */
export const declareAttach: Declare = (program, words, act) => {
  withTables(program.command('attach').description(words.attach.about), words).action(
    act(async () => (await import('../actions/attach.js')).switchOn),
  );
};

/** `tagwright detach`: takes that back. */
export const declareDetach: Declare = (program, words, act) => {
  withTables(program.command('detach').description(words.attach.detach), words).action(
    act(async () => (await import('../actions/attach.js')).switchOff),
  );
};

const withTables = (command: Command, words: Words): Command =>
  command
    .argument('[book...]', words.run.book)
    .requiredOption('--db <database>', words.facts.kept)
    .addOption(new Option('--format <format>', words.audit.format).choices(['pretty', 'json']).default('pretty'));
