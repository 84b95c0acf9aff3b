import type { Api } from '../api/client.js';
import { answer } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { Base } from './book-draft.js';
import { differs, type Kept, type KeptOnServer, keptLocally, latestOf } from './keep.js';

/** What somebody goes on from: the book in force, and his own draft where he has one. */
export interface Loaded {
  readonly current: Base;
  readonly kept: Kept | undefined;
  /** When the server kept the draft, as it told. */
  readonly savedAt: string | undefined;
  /** Whether the server has yet to be told of it. */
  readonly isUnsent: boolean;
}

/** Reads the book in force and the draft of whoever asks, from the server and from this browser: the one that was written last counts. */
export const loadBook = async (api: Api, owner: string, mayDraft: boolean): Promise<Loaded> => {
  const [current, onServer] = await Promise.all([
    bookInForce(api),
    mayDraft ? draftOnServer(api) : Promise.resolve(undefined),
  ]);
  const kept = mayDraft ? latestOf(keptLocally(owner), onServer) : undefined;
  const isDraft = kept !== undefined && differs(kept, current);
  const isUnsent = isDraft && kept !== onServer && 'isUnsent' in kept && kept.isUnsent === true;
  return { current, kept: isDraft ? kept : undefined, savedAt: onServer?.savedAt, isUnsent };
};

export const bookInForce = async (api: Api): Promise<Base> => {
  const { version, files } = await orNothing(answer(api.v1.book.$get()), { version: 0, files: [] });
  return { version, files: files.map(({ path, text }) => ({ path, text })) };
};

const draftOnServer = async (api: Api): Promise<KeptOnServer | undefined> => {
  const draft = await orNothing(answer(api.v1.book.draft.$get()), undefined);
  if (draft === undefined) return undefined;
  return { base: draft.base, savedAt: draft.savedAt, files: draft.files };
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
