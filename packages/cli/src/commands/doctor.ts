import { Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright doctor`: what is wrong with this set-up, why that matters, and what to do. */
export const declareDoctor: Declare = (program, words, act) => {
  program
    .command('doctor')
    .description(words.doctor.about)
    .argument('[book...]', words.run.book)
    .option('--db <database>', words.doctor.db)
    .addOption(new Option('--format <format>', words.audit.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/doctor.js')).doctor));
};
