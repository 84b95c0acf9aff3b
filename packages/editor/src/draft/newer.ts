import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answer } from '../api/client.js';
import { useChanges } from '../api/follow.js';
import { useServer } from '../api/server.js';
import type { BookDraft } from './book-draft.js';
import type { Saving } from './saving.js';

/** How often is looked whether somebody published, in ms: a publication that moves nobody is in no stream. */
const EVERY = 60_000;

/**
 * Takes over what others publish into a draft that nothing was written in, and what oneself published in another tab; one that was
 * changed is told when it is published.
 */
export const useNewerVersions = (draft: BookDraft, saving: Saving, reload: () => Promise<void>): void => {
  const { api } = useServer();
  const queries = useQueryClient();
  const { data: latest } = useQuery({
    queryKey: ['book-latest'],
    queryFn: async () => (await answer(api.v1.book.versions.$get({ query: { limit: '1' } }))).items[0]?.version ?? 0,
    refetchInterval: EVERY,
  });
  useChanges((changes) => {
    if (changes.some(({ cause }) => cause === 'rule')) void queries.invalidateQueries({ queryKey: ['book-latest'] });
  });
  useEffect(() => {
    const isSafe = !draft.isChanged() || !saving.isUnsent;
    if (latest !== undefined && latest > draft.base.version && isSafe) void reload();
  }, [latest, draft, saving, reload]);
};
