import { type BookFile, filesHash, isBookPath } from '@tagwright/engine';
import type { BookPlan } from './plan-book.js';

/** A plan as a file: the book itself, and what it was held against. */
export interface KeptPlan {
  readonly formatVersion: 1;
  readonly kind: 'tagwright-plan';
  /** The version that was in force, 0 for none, and what it meant. */
  readonly base: { readonly version: number; readonly hash: string | null };
  /** What the book means, and its files. */
  readonly hash: string;
  readonly filesHash: string;
  readonly files: readonly BookFile[];
}

/** As it is written to a file. */
export const keptPlan = ({ base, draft, files }: BookPlan): string => {
  const document: KeptPlan = {
    formatVersion: 1,
    kind: 'tagwright-plan',
    base: { version: base.version?.version ?? 0, hash: base.version?.hash ?? null },
    hash: draft.plan.hash,
    filesHash: filesHash(files),
    files,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

/** A plan out of a file's text; undefined where that is none, or was changed since. */
export const readKeptPlan = (text: string): KeptPlan | undefined => {
  let document: Partial<KeptPlan>;
  try {
    document = JSON.parse(text) as Partial<KeptPlan>;
  } catch {
    return undefined;
  }
  if (document?.kind !== 'tagwright-plan' || document.formatVersion !== 1) return undefined;
  const { base, files, hash } = document;
  if (typeof base?.version !== 'number' || typeof hash !== 'string' || !areBookFiles(files)) return undefined;
  return filesHash(files) === document.filesHash ? (document as KeptPlan) : undefined;
};

/** A plan may come from anywhere, and its files are written to folders by whoever rolls back to them. */
const areBookFiles = (files: unknown): files is readonly BookFile[] => Array.isArray(files) && files.every(isBookFile);

const isBookFile = (file: unknown): file is BookFile => {
  const { path, text } = (file ?? {}) as Partial<Record<keyof BookFile, unknown>>;
  return typeof path === 'string' && isBookPath(path) && typeof text === 'string';
};
