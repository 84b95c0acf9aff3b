import type { Compilation, Plan } from '@tagwright/dsl';

/** The book that the answers are of. */
export interface InForce {
  /** 1, 2, 3 … */
  readonly version: number;
  readonly hash: string;
  readonly plan: Plan;
  /** Where its parts were written; none where its texts are not known. */
  readonly origins?: Compilation['origins'];
  readonly compilation?: Compilation;
  readonly sources: readonly { readonly path: string; readonly text: string }[];
}

/** Which book is in force. */
export interface Book {
  /** Undefined until the first one was published. */
  current(): InForce | undefined;
  /** Told once another one is in force. Returns what stops the telling. */
  onChange(listener: (inForce: InForce) => void): () => void;
  close(): Promise<void>;
}
