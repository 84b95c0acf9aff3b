import { InvalidArgumentError, Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright changes`: what turned, when and why, out of the log that steps write. */
export const declareChanges: Declare = (program, words, act) => {
  const { changes } = words;
  const whole = (text: string): number => {
    if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('');
    return Number(text);
  };
  program
    .command('changes')
    .description(changes.about)
    .requiredOption('--db <database>', words.facts.kept)
    .option('--customer <id>', changes.customer)
    .option('--tag <name>', changes.tag)
    .addOption(new Option('--after <seq>', changes.after).argParser(whole))
    .addOption(new Option('--limit <n>', changes.limit).argParser(whole).default(50))
    .addOption(new Option('--format <format>', changes.format).choices(['pretty', 'jsonl']).default('pretty'))
    .action(act(async () => (await import('../actions/changes.js')).changesCommand));
};
