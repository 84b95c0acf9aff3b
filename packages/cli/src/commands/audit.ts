import { Option } from 'commander';
import type { Declare } from './declare.js';

/** `tagwright audit`: what steps left against a full rebuild; differences are findings. */
export const declareAudit: Declare = (program, words, act) => {
  program
    .command('audit')
    .description(words.audit.about)
    .argument('[book...]', words.run.book)
    .requiredOption('--db <database>', words.facts.kept)
    .addOption(new Option('--format <format>', words.audit.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/audit.js')).auditCommand));
};
