/** The rule book. */
export interface BookErrors {
  'no-book': Record<never, never>;
  /** Both by their hashes. */
  'book-changed': { readonly base: string; readonly current: string | undefined };
  /** The problem document lists them under `diagnostics`. */
  'book-with-errors': { readonly count: number };
  /** Made on a version that is not the last one any more: which that is, of whom, and at which paths the two differ. */
  'book-moved-on': {
    readonly base: number;
    readonly current: number;
    readonly by: string | undefined;
    readonly note: string | undefined;
    readonly paths: readonly string[];
  };
  /** Expectations that are not met; the problem document lists the tests under `params.failed`. */
  'book-tests-fail': { readonly count: number; readonly failed: readonly unknown[] };
  /** Files that are neither rules nor named by a list. */
  'book-files-strange': { readonly paths: readonly string[] };
  'book-path-forbidden': { readonly path: string };
  'book-path-twice': { readonly path: string };
  'no-such-version': { readonly version: number };
  /** A version that another program put in force, of which nobody knows how it is written. */
  'version-without-files': { readonly version: number };
  'no-draft': Record<never, never>;
  /** Another draft is there than this one was written on: when that was saved; undefined: there is none any more. */
  'draft-moved-on': { readonly current: string | undefined };
  /** Files in which nobody has chosen yet between two texts. */
  'draft-with-conflicts': { readonly paths: readonly string[] };
  'book-files-or-draft': Record<never, never>;
  /** The plan was made for other files, or on another version. */
  'book-plan-stale': { readonly plan: string };
  'book-catalog-needs-engineer': { readonly names: readonly string[] };
  /** With a folder that is the truth: somebody edited it meanwhile, and it is not in force yet. */
  'rules-edited': { readonly paths: readonly string[] };
  /** A merge, a rebase … is under way in the work tree of the rules. */
  'git-under-way': { readonly what: string };
  /** git did not commit; `reason` is what it, or a hook, said last. */
  'git-refused': { readonly reason: string };
  /** A file of the rules that leads out of their folder, or through a link. */
  'rules-link': { readonly path: string };
  /** The folder has no rules at all, all of a sudden. */
  'rules-missing': Record<never, never>;
  'rules-not-utf8': { readonly path: string };
  'rules-unreadable': { readonly path: string; readonly reason: string };
  'rules-too-large': { readonly path: string; readonly limit: number };
}
