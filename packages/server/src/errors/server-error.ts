import type { Diagnostic } from '@tagwright/dsl';
import type { ServerErrorCode, ServerErrorParams } from './codes/index.js';
import { messageOf } from './messages/index.js';

/** One thing that is wrong with a request: where (`body`, `query`, `path` …, and the way to it), and why. */
export interface RequestFault {
  readonly in: 'body' | 'query' | 'path' | 'header' | 'cookie';
  /** A JSON pointer within it (RFC 6901). */
  readonly pointer: string;
  readonly detail: string;
}

export interface ServerErrorOptions extends ErrorOptions {
  /** What was found in the rules, as everywhere. */
  readonly diagnostics?: readonly Diagnostic[];
  /** What is wrong with the request, where it is more than one thing. */
  readonly errors?: readonly RequestFault[];
  /** `Retry-After`, `Allow` … */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that the server has to refuse: the status, and a stable code with typed parameters. The words are drawn at
 * the edge, in the language of whoever asks; `message` is the English.
 */
export class ServerError<Code extends ServerErrorCode = ServerErrorCode> extends Error {
  override readonly name = 'ServerError';
  readonly diagnostics: readonly Diagnostic[] | undefined;
  readonly errors: readonly RequestFault[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: Code,
    readonly params: ServerErrorParams[Code],
    options: ServerErrorOptions = {},
  ) {
    super(messageOf(code, params, 'en'), options);
    this.diagnostics = options.diagnostics;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}
