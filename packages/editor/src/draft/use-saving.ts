import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useServer } from '../api/server.js';
import type { BookDraft } from './book-draft.js';
import { type Known, Saving, type SavingState } from './saving.js';

/** Keeps a draft while the app is open. Whoever may not write has nothing to keep. */
export const useSaving = (draft: BookDraft, owner: string, mayDraft: boolean, known: Known): Saving => {
  const { api } = useServer();
  const saving = useMemo(() => new Saving(api, draft, owner, known), [api, draft, owner, known]);
  useEffect(() => (mayDraft ? saving.follow() : undefined), [saving, mayDraft]);
  return saving;
};

export const useSavingState = (saving: Saving): SavingState =>
  useSyncExternalStore(
    (told) => saving.subscribe(told),
    () => saving.state,
  );
