import type { CheckCodes } from './check.js';
import type { SyntaxCodes } from './syntax.js';

/** Every code with the type of its parameters. A code is stable: it is never renamed or given another meaning. */
export interface CodeParams extends SyntaxCodes, CheckCodes {}
export type Code = keyof CodeParams;
