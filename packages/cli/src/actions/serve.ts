import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { appFolder } from '@tagwright/editor/app-folder';
import { isServer } from '@tagwright/engine';
import type { Config, ConfigGiven, Serving } from '@tagwright/server';
import { DATABASE } from '../arguments/database.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { databaseNamed } from '../facts/open.js';

interface ServeOptions {
  readonly db?: string;
  readonly rules?: string;
  readonly host?: string;
  readonly port?: string;
  readonly config?: string;
  readonly logLevel?: Config['logLevel'];
  readonly newKey?: string;
}

/** Resolves when the server has ended. */
export const serveBook: Run<[options: ServeOptions]> = async (context, options) => {
  const { io, out, words, quiet } = context;
  const given = configGiven(context, options);
  // Only who serves has to wait for the server to load.
  const server = await import('@tagwright/server');
  const language = context.locale === 'zh-CN' ? 'zh' : 'en';
  const refusing = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((thrown: unknown) => {
      if (thrown instanceof server.ServerError)
        throw new Refusal(server.messageOf(thrown.code, thrown.params, language));
      const faults = server.configFaults(thrown, language);
      throw faults === undefined ? thrown : new Refusal(words.serve.configInvalid, faults.join('\n'));
    });
  if (!isServer(given.database)) mkdirSync(dirname(given.database), { recursive: true });
  if (options.newKey !== undefined) {
    const key = await refusing(server.makeAdminKey(given.database, options.newKey, io.clock));
    await out.lines([key]);
    if (!quiet) await context.err.lines([words.serve.keyMade]);
    return EXIT.fine;
  }
  const log = server.openLog(given.logLevel ?? 'info', { write: (line) => void io.stderr.write(line) });
  const serving = await refusing(server.serve(given, { log }));
  try {
    if (!quiet) await out.lines(introduction(context, serving));
    await (io.untilStopped?.() ?? Promise.resolve());
  } finally {
    await serving.stop();
  }
  return EXIT.fine;
};

/** What the options say goes before what the file says. */
const configGiven = (context: Context, options: ServeOptions): ConfigGiven => {
  const { io, words } = context;
  const file = options.config === undefined ? {} : configFile(context, resolve(io.cwd, options.config));
  const port = options.port === undefined ? {} : { port: Number(options.port) };
  if (Number.isNaN(port.port)) throw new Refusal(words.arguments.invalidValue('--port <port>', options.port ?? ''));
  const rules = options.rules ?? file.rules;
  const app = file.app === undefined ? appFolder() : resolve(io.cwd, file.app);
  return {
    ...file,
    ...port,
    database: databaseNamed(options.db ?? io.env['TAGWRIGHT_DB'] ?? file.database ?? DATABASE, io.cwd),
    ...(app === undefined ? {} : { app }),
    ...(rules === undefined ? {} : { rules: resolve(io.cwd, rules) }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
  };
};

const configFile = ({ words }: Context, path: string): Partial<ConfigGiven> => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<ConfigGiven>;
  } catch (thrown) {
    const why = (thrown as Error).message;
    if (thrown instanceof SyntaxError) throw new Refusal(words.serve.configNotJson(path, why));
    throw new Refusal(words.book.cannotRead(path, why), words.serve.configAdvice);
  }
};

const introduction = ({ out, words: { serve: words } }: Context, { url, config, isOpenToAll }: Serving): string[] => [
  out.colors.strong(words.listening(url)),
  config.app === undefined ? words.appNotBuilt : `  ${out.colors.name(`${url}/`)}  ${words.app}`,
  `  ${out.colors.name(`${url}/docs`)}  ${words.docs}`,
  `  ${out.colors.name(`${url}/v1/openapi.json`)}`,
  isOpenToAll ? words.open : words.closed,
];
