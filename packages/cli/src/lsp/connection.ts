import { Readable } from 'node:stream';
import {
  type Connection,
  createConnection,
  LSPErrorCodes,
  type Message,
  type ResponseMessage,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { Context } from '../context.js';
import { EXIT, type ExitCode, Refusal } from '../exit.js';

/** A client, and how the conversation with it ends. */
export interface Conversation {
  readonly connection: Connection;
  /** As the protocol has it: 0 after `shutdown` and `exit`, 1 where the client goes without a word. Fails where no client speaks. */
  readonly ended: Promise<ExitCode>;
  /** Lets go of the streams, so that the process can end. */
  readonly close: () => void;
}

/** How often a client that gave its process id is looked for, ms. */
const LOOK_EVERY = 3_000;

/** Speaks the Language Server Protocol over the standard streams. Nothing else may be written to them. */
export const converse = ({ io: { stdin, stdout }, words }: Context): Conversation => {
  let end: (code: ExitCode) => void = () => {};
  let refuse: (refusal: Refusal) => void = () => {};
  const ended = new Promise<ExitCode>((resolve, reject) => ([end, refuse] = [resolve, reject]));
  const watchDog = {
    shutdownReceived: false,
    initialize: ({ processId }: { readonly processId: number | null }): void => {
      if (processId === null) return;
      setInterval(() => {
        if (!isAlive(processId)) end(EXIT.findings);
      }, LOOK_EVERY).unref();
    },
    exit: (code: number): void => end(code === 0 ? EXIT.fine : EXIT.findings),
  };
  const input = stdin instanceof Readable ? stdin : Readable.from(stdin);
  const goneAway = (): void => end(watchDog.shutdownReceived ? EXIT.fine : EXIT.findings);
  input.once('end', goneAway).once('close', goneAway).once('error', goneAway);
  stdout.once('error', goneAway);
  const reader = new StreamMessageReader(input);
  // A message that is no JSON is passed over. Without its length nobody knows where the next one begins.
  reader.onError((fault) => {
    if (!(fault instanceof SyntaxError)) refuse(new Refusal(words.lsp.noMessage, words.lsp.noMessageAdvice));
  });
  const connection = createConnection(
    (logger) =>
      createProtocolConnection(reader, new StreamMessageWriter(stdout), logger, {
        connectionStrategy: { cancelUndispatched },
      }),
    watchDog,
  );
  const close = (): void => {
    connection.dispose();
    input.destroy();
  };
  return { connection, ended, close };
};

/** A request that is taken back before its turn came costs nothing. */
const cancelUndispatched = ({ jsonrpc }: Message): ResponseMessage => ({
  jsonrpc,
  // The connection puts the request's own in its place.
  id: null,
  error: { code: LSPErrorCodes.RequestCancelled, message: 'taken back before its turn' },
});

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (fault) {
    // Another user's process is none of ours to signal, but it is there.
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
};
