import { unreachable } from '@tagwright/dsl';
import { EngineError, type EngineErrorCode, type EngineErrorParams } from '@tagwright/engine';
import { ServerError, type ServerErrorCode, type ServerErrorOptions, type ServerErrorParams } from '../errors/index.js';

/** An error as plain data, to be thrown again on the other side of a process's border. */
export type Thrown =
  | {
      readonly kind: 'server';
      readonly status: ServerError['status'];
      readonly code: ServerErrorCode;
      readonly params: ServerErrorParams[ServerErrorCode];
      readonly options: ServerErrorOptions;
    }
  | {
      readonly kind: 'engine';
      readonly code: EngineErrorCode;
      readonly params: EngineErrorParams[EngineErrorCode];
    }
  /** A fault of our own. */
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string | undefined };

export const toThrown = (thrown: unknown): Thrown => {
  if (thrown instanceof ServerError) {
    const { status, code, params, diagnostics, errors, headers } = thrown;
    const told = { ...(diagnostics === undefined ? {} : { diagnostics }), ...(errors === undefined ? {} : { errors }) };
    return { kind: 'server', status, code, params, options: { ...told, headers } };
  }
  if (thrown instanceof EngineError) return { kind: 'engine', code: thrown.code, params: thrown.params };
  const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { kind: 'fault', message, stack };
};

export const fromThrown = (thrown: Thrown): Error => {
  switch (thrown.kind) {
    case 'server':
      return new ServerError(thrown.status, thrown.code, thrown.params, thrown.options);
    case 'engine':
      return new EngineError(thrown.code, thrown.params);
    case 'fault': {
      const error = new Error(thrown.message);
      if (thrown.stack !== undefined) error.stack = thrown.stack;
      return error;
    }
    default:
      return unreachable(thrown);
  }
};
