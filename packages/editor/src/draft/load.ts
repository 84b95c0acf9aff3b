import type { Api } from '../api/client.js';
import { answer } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { Base, Conflict } from './book-draft.js';
import { gathered } from './gather.js';
import { type Agreed, differs, type Kept, type KeptOnServer, leftInBrowser } from './keep.js';

/** What somebody goes on from: the book in force, and his own draft where he has one. */
export interface Loaded {
  readonly current: Base;
  readonly kept: Kept | undefined;
  readonly agreed: Agreed;
  /** Whether the server has yet to be told of it. */
  readonly isUnsent: boolean;
  /** The entries of the browser's store that are in it. */
  readonly names: readonly string[];
  /** Files in which one wrote the same lines in two tabs that could not reach the server. */
  readonly torn: readonly Conflict[];
}

/**
 * Reads the book in force and the draft of whoever asks. What this browser has not sent yet is the latest here; where the server has
 * another by now than that was written on, it says so when it is sent.
 * @param own The entry of the tab that asks, if it has one.
 */
export const loadBook = async (api: Api, owner: string, mayDraft: boolean, own?: string): Promise<Loaded> => {
  const [current, onServer, left] = await Promise.all([
    bookInForce(api),
    mayDraft ? draftOnServer(api) : undefined,
    mayDraft ? leftInBrowser(owner, own) : [],
  ]);
  const together = gathered(left.map(({ kept }) => kept));
  const local = together?.kept;
  const kept = local ?? onServer;
  const isDraft = kept !== undefined && differs(kept, current);
  // What a page sent as it went arrived, though nobody was left to be told.
  const hasArrived = local !== undefined && onServer !== undefined && !differs(local, onServer);
  const known = hasArrived ? undefined : local?.agreed;
  const agreed = known ?? { savedAt: onServer?.savedAt, files: onServer?.files ?? current.files };
  return {
    current,
    kept: isDraft ? kept : undefined,
    agreed,
    isUnsent: local !== undefined,
    names: left.map(({ name }) => name),
    torn: together?.torn ?? [],
  };
};

export const bookInForce = async (api: Api): Promise<Base> => {
  const { version, files } = await orNothing(answer(api.v1.book.$get()), { version: 0, files: [] });
  return { version, files: files.map(({ path, text }) => ({ path, text })) };
};

/** The draft of whoever asks, as the server keeps it; undefined where it has none. */
export const draftOnServer = async (api: Api): Promise<KeptOnServer | undefined> => {
  const draft = await orNothing(answer(api.v1.book.draft.$get()), undefined);
  if (draft === undefined) return undefined;
  const { base, savedAt, files, conflicts = [] } = draft;
  return { base, savedAt, files, conflicts: conflicts.map(({ path, mine, theirs }) => ({ path, mine, theirs })) };
};

/** What there is none of yet is not a fault here. */
const orNothing = async <Body, Nothing>(asked: Promise<Body>, nothing: Nothing): Promise<Body | Nothing> => {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 404) return nothing;
    throw thrown;
  }
};
