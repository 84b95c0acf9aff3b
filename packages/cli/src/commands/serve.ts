import { Option } from 'commander';
import { DATABASE } from '../arguments/database.js';
import type { Declare } from './declare.js';

const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'];

/** `tagwright serve`: the web app and the HTTP API over a database, until it is asked to end. */
export const declareServe: Declare = (program, { serve: words }, act) => {
  program
    .command('serve')
    .description(words.about)
    .addOption(new Option('--db <database>', words.db).default(undefined, DATABASE))
    .option('--rules <folder>', words.rules)
    .addOption(new Option('--host <address>', words.host).default(undefined, '127.0.0.1'))
    .addOption(new Option('--port <port>', words.port).default(undefined, '8420'))
    .option('--config <file>', words.config)
    .addOption(new Option('--log-level <level>', words.logLevel).choices(LOG_LEVELS))
    .option('--new-key <name>', words.newKey)
    .action(act(async () => (await import('../actions/serve.js')).serveBook));
};
