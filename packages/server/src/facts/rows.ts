import type { Fact } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';

/** What came instead of a fact: why it cannot be read, or may not be told. */
export interface RowFault {
  readonly fault: ServerError;
}

/** A fact as it came, and where. */
export interface Row {
  /** Its place among the facts, from 0. */
  readonly index: number;
  /** Its line, from 1, where it came in lines. */
  readonly line?: number;
  readonly told: { readonly fact: Fact } | RowFault;
}

export const rowsOf = (facts: readonly unknown[]): readonly Row[] =>
  facts.map((fact, index) => ({ index, told: { fact: fact as Fact } }));

export const tooManyRows = (limit: number): ServerError => new ServerError(413, 'too-many-facts', { limit });
