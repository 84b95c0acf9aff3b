import { Option } from 'commander';
import type { Command } from 'commander';
import type { Words } from '../words/index.js';

/** Where the facts come from, and how data files are read. */
export interface FactOptions {
  /** A folder of data files. */
  readonly data?: string;
  /** A database file. */
  readonly db?: string;
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly rejects?: string;
  readonly skipBadRows?: boolean;
  readonly createCustomers?: boolean;
}

/** The options that every command with facts takes. */
export function withFactOptions(command: Command, words: Words['facts']): Command {
  return command
    .option('--data <dir>', words.data)
    .option('--db <file>', words.db)
    .addOption(new Option('--encoding <name>', words.encoding).choices(['utf-8', 'gb18030']))
    .option('--rejects <file>', words.rejects)
    .option('--skip-bad-rows', words.skipBadRows)
    .option('--create-customers', words.createCustomers);
}
