import { useQuery } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { isEnough, useMe } from '../api/me.js';
import { useServer } from '../api/server.js';
import { useAtEnd } from '../ui/place.js';
import { ProblemView } from '../ui/problem-view.js';
import { type Base, BookDraft, type BookFile, type Conflict } from './book-draft.js';
import type { TextBuffer } from './buffer.js';
import { type Loaded, loadBook } from './load.js';
import { useMergeNotice } from './merge-notice.js';
import { useNewerVersions } from './newer.js';
import type { Saving } from './saving.js';
import { useSaving } from './use-saving.js';

export { type Base, BookDraft, type BookFile, type Conflict, type DraftChange, isRules } from './book-draft.js';
export { type Edit, PlainBuffer, type TextBuffer } from './buffer.js';
export { bookInForce } from './load.js';
export type { Saving, SavingState } from './saving.js';

/** The draft that all pages share, and how it stands with keeping it. */
export interface Drafting {
  readonly draft: BookDraft;
  readonly saving: Saving;
  /** Reads the book in force again, after a publication. */
  reload(): Promise<void>;
}

const Shared = createContext<Drafting | undefined>(undefined);

/** Reads the book and the draft of whoever looks, and keeps what he writes. */
export const DraftProvider = ({ children }: { children: ReactNode }) => {
  const { api, connection } = useServer();
  const { data: me } = useMe();
  // Ids are those of one server, and a page may show the apps of several.
  const owner = [connection.server ?? [], me?.id ?? ''].flat().join(' ');
  const mayDraft = me !== undefined && isEnough(me.role, 'operator');
  const { data, error, refetch } = useQuery({
    queryKey: ['book', owner],
    queryFn: () => loadBook(api, owner, mayDraft),
    staleTime: Infinity,
    // Whoever logs out and in again goes on from what the server has by then.
    gcTime: 0,
    enabled: me !== undefined,
  });
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (data === undefined) return undefined;
  return (
    <Opened loaded={data} owner={owner} mayDraft={mayDraft}>
      {children}
    </Opened>
  );
};

const Opened = ({
  loaded,
  owner,
  mayDraft,
  children,
}: {
  loaded: Loaded;
  owner: string;
  mayDraft: boolean;
  children: ReactNode;
}) => {
  const { api } = useServer();
  const [draft] = useState(() => new BookDraft(...begunOn(loaded)));
  // What is loaded anew later is told to the draft itself.
  const [known] = useState(loaded);
  const saving = useSaving(draft, owner, mayDraft, known);
  const reload = useCallback(async () => {
    const { revision } = draft;
    const anew = await loadBook(api, owner, mayDraft, saving.localName);
    // What was typed while it was read stays.
    if (draft.revision === revision) saving.goOn(anew, () => draft.reset(...begunOn(anew)));
  }, [api, draft, mayDraft, owner, saving]);
  const end = useCallback(() => {
    if (mayDraft) saving.flush();
    draft.end();
  }, [draft, mayDraft, saving]);
  useAtEnd(end);
  useNewerVersions(draft, saving, reload);
  useMergeNotice(saving, known.torn);
  const drafting = useMemo(() => ({ draft, saving, reload }), [draft, saving, reload]);
  useEffect(() => {
    // Without it a closed tab would take what was typed in the last moment with it.
    const flush = (): void => (mayDraft ? saving.flush() : undefined);
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, [mayDraft, saving]);
  return <Shared value={drafting}>{children}</Shared>;
};

/** A draft goes on from the version that it was begun on, so that publishing it tells of what came in between. */
const begunOn = ({
  current,
  kept,
}: Pick<Loaded, 'current' | 'kept'>): readonly [
  base: Base,
  files?: readonly BookFile[],
  conflicts?: readonly Conflict[],
] => (kept === undefined ? [current] : [{ version: kept.base, files: current.files }, kept.files, kept.conflicts]);

export const useDrafting = (): Drafting => {
  const shared = use(Shared);
  if (shared === undefined) throw new Error('the draft is asked for outside of the app');
  return shared;
};

/** The draft, and its revision: whatever asks is drawn again when any file changes. */
export const useDraft = (): { readonly draft: BookDraft; readonly revision: number } => {
  const { draft } = useDrafting();
  return { draft, revision: useOfDraft((each) => each.revision) };
};

/** The draft, for what does not show what is written: drawn again when files come or go, or it goes on from another version. */
export const useArrangement = (): BookDraft => {
  const { draft } = useDrafting();
  useOfDraft((each) => each.arrangement);
  return draft;
};

/** Whether anything differs from the version that the draft goes on from. */
export const useIsChanged = (): boolean => useOfDraft((draft) => draft.isChanged());

/** A file's buffer and its text; drawn again when that changes. */
export const useFile = (path: string): { readonly buffer: TextBuffer | undefined; readonly text: string } => {
  const { draft } = useDrafting();
  const text = useOfDraft((each) => each.textOf(path));
  return { buffer: draft.buffer(path), text };
};

/** What is read of the draft after each change; drawn again when it is something else. */
const useOfDraft = <Value,>(read: (draft: BookDraft) => Value): Value => {
  const { draft } = useDrafting();
  return useSyncExternalStore(
    useCallback((told) => draft.subscribe(told), [draft]),
    () => read(draft),
  );
};

/**
 * Asks about each text of the draft, and draws nothing: `ask` is called at once and after every change. What it found out is for
 * nobody any more once `isOver`, for there is another text, or nobody who asked.
 */
export const useEachText = (ask: (isOver: () => boolean) => Promise<void>): void => {
  const { draft } = useDrafting();
  useEffect(() => {
    let asked = 0;
    const look = (): void => {
      const own = ++asked;
      void ask(() => own !== asked);
    };
    look();
    const leave = draft.subscribe(look);
    return () => {
      leave();
      asked = 0;
    };
  }, [draft, ask]);
};
