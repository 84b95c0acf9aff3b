import type { FactFinding, FactKind } from '@tagwright/engine';
import type { KeyRole, Policy } from '../../auth/roles.js';

/** Facts that come in, and what is undone of them. */
export interface FactsErrors {
  /** More waits to be written than the server wants to hold. */
  'too-much-waits': { readonly seconds: number };
  /** What was not acknowledged may be written or not. */
  'keeper-restarting': Record<never, never>;
  'too-many-facts': { readonly limit: number };
  'fact-not-allowed': { readonly kind: FactKind; readonly role: KeyRole; readonly needed: Policy };
  /** What a tracker sent is no object, or a batch without its list. */
  'segment-not-a-call': Record<never, never>;
  /** A finding of the engine, and its parameters. */
  'fact-refused': { readonly finding: FactFinding['code']; readonly of: FactFinding['params'] };
}
