/** Evaluation on demand, and previews of drafts. Instants are ISO 8601 in UTC. */
export interface EvaluateErrors {
  /** `nearest`: what was probably meant. */
  'no-such-metric': { readonly name: string; readonly nearest?: string | undefined };
  /** Thresholds of the past are not kept. */
  'past-unknown': { readonly asOf: string; readonly from: string };
  /** Counts are those of the last step. */
  'counts-are-of-the-step': { readonly asOf: string };
  'instant-unreadable': { readonly written: string };
  /** The problem document lists them under `errors`. */
  'customers-unreadable': { readonly count: number };
  'too-many-customers': { readonly count: number; readonly limit: number };
  /** In bytes. */
  'rule-too-large': { readonly size: number; readonly limit: number };
  /** In rows that would have to be looked at; most of them are those of `table`. */
  'evaluation-too-costly': { readonly rows: number; readonly limit: number; readonly table: string };
  /** The files of the book in force are not known, so that nothing can be put beside them. */
  'book-without-files': Record<never, never>;
  'file-of-no-book': { readonly path: string };
  'no-such-preview': { readonly id: string };
}
