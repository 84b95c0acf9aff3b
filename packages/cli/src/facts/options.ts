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

/** The options of every command that needs facts, wherever they lie. */
export const withFactOptions = (command: Command, words: Words['facts']): Command =>
  withReadingOptions(command.option('--data <dir>', words.data).option('--db <database>', words.db), words);

/** The options that say how data files are read, and what becomes of bad rows. */
export const withReadingOptions = (command: Command, words: Words['facts']): Command =>
  command
    .addOption(new Option('--encoding <name>', words.encoding).choices(['utf-8', 'gb18030']))
    .option('--rejects <file>', words.rejects)
    .option('--skip-bad-rows', words.skipBadRows)
    .option('--create-customers', words.createCustomers);
