import type { FactFindings, RowFindings } from '../../errors/findings.js';

export interface RefusalParams extends RowFindings, FactFindings {}

/** Thrown while one fact is looked at, which cannot be taken: the others go on. */
export class Refused<C extends keyof RefusalParams = keyof RefusalParams> extends Error {
  constructor(
    readonly code: C,
    readonly params: RefusalParams[C],
    /** Which part of the fact it is about. */
    readonly part?: string,
  ) {
    super(code);
  }
}
