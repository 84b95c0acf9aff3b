import { InvalidArgumentError, Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright history`: every version of the book, whoever published it. */
export const declareHistory: Declare = (program, words, act) => {
  program
    .command('history')
    .description(words.history.about)
    .requiredOption('--db <database>', words.facts.kept)
    .addOption(new Option('--limit <n>', words.history.limit).argParser(whole).default(50))
    .addOption(new Option('--format <format>', words.history.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/history.js')).history));
};

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('');
  return Number(text);
};
