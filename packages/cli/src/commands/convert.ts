import { Option } from 'commander';
import { SOURCES } from '../conversion/sources.js';
import type { Declare } from './declare.js';

/** `tagwright convert`: rules and lists of other systems as rules of the language. */
export const declareConvert: Declare = (program, words, act) => {
  program
    .command('convert')
    .description(words.convert.about)
    .argument('<file>', words.convert.file)
    .addOption(new Option('--from <format>', words.convert.from).choices(SOURCES).makeOptionMandatory())
    .addOption(new Option('--book <path>', words.why.book).default('.'))
    .option('--name <name>', words.convert.name)
    .option('--field <theirs=ours...>', words.convert.field)
    .addOption(new Option('--keywords <words>', words.fmt.keywords).choices(['en', 'zh']).default('en'))
    .option('--out <file>', words.convert.out)
    .addOption(new Option('--format <format>', words.audit.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(async () => (await import('../actions/convert.js')).convert));
};
