import type { Dialect } from '@tagwright/dsl/sql';
import { Option } from 'commander';
import type { Declare } from './declare.js';

const DIALECTS: readonly Dialect['name'][] = ['sqlite', 'postgres'];

/** `tagwright compile`: a book in another form, for people who look under the bonnet. */
export const declareCompile: Declare = (program, words, act) => {
  program
    .command('compile')
    .description(words.compile.about)
    .argument('[paths...]', words.check.paths)
    .addOption(new Option('--to <form>', words.compile.to).choices(['sql', 'json-logic', 'plan', 'ast']).default('sql'))
    .addOption(new Option('--dialect <name>', words.compile.dialect).choices(DIALECTS).default('sqlite'))
    .addOption(new Option('--as-of <instant>', words.compile.asOf))
    .action(act(async () => (await import('../actions/compile.js')).compile));
};
