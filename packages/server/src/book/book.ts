import type { Compilation, Plan } from '@tagwright/dsl';

/** The book that the answers are of. */
export interface InForce {
  /** 1, 2, 3 …: one for every publication, as `GET /v1/book/versions` lists them. */
  readonly version: number;
  readonly hash: string;
  /** That of the compilation, where its texts are known. */
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
  /** Looks whether another one is in force by now: whoever published waits for it, so that he reads what he wrote. */
  look(): Promise<void>;
  /** Told once another one is in force, or another version of its words. Returns what stops the telling. */
  onChange(listener: (inForce: InForce) => void): () => void;
  close(): Promise<void>;
}
