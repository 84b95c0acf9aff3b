import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Context } from '../context.js';
import type { ExitCode } from '../exit.js';
import { converse } from './connection.js';
import { open } from './open.js';
import type { Given } from './options.js';

/** Serves one editor until it goes; see {@link converse} for the code. */
export const serveEditor = async (context: Context, given: Given): Promise<ExitCode> => {
  const { connection, ended, close: hangUp } = converse(context);
  let close: () => Promise<void> = () => Promise.resolve();
  const early = connection.onRequest((method: string) => {
    throw new ResponseError(ErrorCodes.ServerNotInitialized, `\`${method}\` comes before \`initialize\``);
  });
  connection.onInitialize((params) => {
    early.dispose();
    const served = open(context, given, params, connection);
    ({ close } = served);
    return served.result;
  });
  connection.onShutdown(() => close());
  connection.listen();
  try {
    return await ended;
  } finally {
    await close();
    hangUp();
  }
};
