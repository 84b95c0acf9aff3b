import type { Span } from '../text/span.js';
import type { Code, CodeParams } from './codes/index.js';
import type { FixKind, FixParams } from './codes/fixes.js';

export type Level = 'error' | 'warning' | 'hint';

/** One replacement in the diagnostic's own file; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A change that would mend the fault, offered and never applied by itself. */
export interface Fix<K extends FixKind = FixKind> {
  readonly kind: K;
  readonly params: FixParams[K];
  readonly edits: readonly TextEdit[];
}

/** Another place that the message speaks of ("first declared here"). */
export interface Related {
  readonly file: string;
  readonly span: Span;
}

/**
 * A finding about a rule book: a stable code with typed parameters, never prose. Words are drawn at the edge, per
 * locale, by `messages/`.
 */
export interface Diagnostic<C extends Code = Code> {
  readonly code: C;
  readonly level: Level;
  readonly file: string;
  readonly span: Span;
  readonly params: CodeParams[C];
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
}
