import type { CstNode, IToken } from 'chevrotain';
import type { Span } from '../../text/span.js';
import type { Expr } from '../ast/index.js';
import type { Lexeme } from '../tokens/lex.js';
import { spanOf } from '../tokens/lex.js';
import type { Report } from '../report.js';

/** Reading the concrete tree, whose broken branches may lack anything. */

const NONE: readonly never[] = [];

/** The nodes of a rule below a node; tokens are never filed under a rule's name. */
export const nodes = (cst: CstNode | undefined, name: string): readonly CstNode[] =>
  (cst?.children[name] as readonly CstNode[] | undefined) ?? NONE;
export const node = (cst: CstNode | undefined, name: string): CstNode | undefined => nodes(cst, name)[0];

const wasWritten = (element: IToken): boolean => element.isInsertedInRecovery !== true;

/** The tokens of a name that were really written; recovery's insertions are left out. */
export const tokens = (cst: CstNode | undefined, name: string): readonly Lexeme[] => {
  const found = cst?.children[name] as readonly Lexeme[] | undefined;
  if (found === undefined) return NONE;
  return found.every(wasWritten) ? found : found.filter(wasWritten);
};
export const token = (cst: CstNode | undefined, name: string): Lexeme | undefined => tokens(cst, name)[0];
/** The first of a node's own tokens whose name is among those asked for. */
export const oneOf = (cst: CstNode | undefined, names: readonly string[]): Lexeme | undefined => {
  for (const name of names) {
    const found = token(cst, name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** What every builder gets. */
export interface Context {
  readonly report: Report;
  /** Where the unit ends: the place of what is missing from a branch that is not there at all. */
  readonly end: number;
  /** The builders of conditions, which values contain in their parentheses and `where`s. */
  readonly expression: (cst: CstNode | undefined, context: Context) => Expr;
  readonly where: (cst: CstNode | undefined, context: Context) => Expr | undefined;
}

export const emptyAt = (offset: number): Span => ({ start: offset, end: offset });

/** The text a node was made of; an empty place at the unit's end when it has none. */
export const spanOfNode = (cst: CstNode | undefined, context: Context): Span => {
  const start = cst?.location?.startOffset;
  const end = cst?.location?.endOffset;
  if (start === undefined || Number.isNaN(start)) return emptyAt(context.end);
  return { start, end: end === undefined || Number.isNaN(end) ? start : end + 1 };
};
export { spanOf };

/** Trees are never changed after they are made. */
export const freeze = <const T extends object>(value: T): T => Object.freeze(value);
export const list = <T>(values: readonly T[]): readonly T[] => Object.freeze([...values]);
