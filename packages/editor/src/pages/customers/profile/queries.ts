import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answer } from '../../../api/client.js';
import { type Change, useChanges } from '../../../api/follow.js';
import { useServer } from '../../../api/server.js';
import type { SegmentReasons, TagReasons } from '../../../ui/why.js';
import { useOneLook } from './use-one-look.js';

/** How often an open card is asked for anew, in ms, while it is looked at. */
export const AGAIN = 30_000;

/**
 * All that is known of a customer. It is asked for anew when the log tells of this customer, and now and then: facts that turn
 * nothing are in no log. In the journal all of this is one look.
 */
export const useProfile = (id: string) => {
  const { api } = useServer();
  const look = useOneLook();
  const asked = useQuery({
    queryKey: ['customer', id, 'card'],
    queryFn: () => answer(api.v1.customers[':id'].$get({ param: { id: encodeURIComponent(id) }, query: look(id) })),
    refetchInterval: AGAIN,
  });
  const queries = useQueryClient();
  const known = asked.data?.id ?? id;
  const listener = useCallback(
    (changes: readonly Change[]) => {
      if (changes.some(({ customer }) => customer === known || customer === id))
        void queries.invalidateQueries({ queryKey: ['customer', id] });
    },
    [queries, known, id],
  );
  useChanges(listener);
  return asked;
};

export type Card = NonNullable<ReturnType<typeof useProfile>['data']>;

/** Asks for a customer anew, after something was done that shows on the page. */
export const useLookAgain = (id: string): (() => Promise<void>) => {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['customer', id] }),
      queries.invalidateQueries({ queryKey: ['personal-tags'] }),
      queries.invalidateQueries({ queryKey: ['personal-members'] }),
    ]);
  }, [queries, id]);
};

/** Why a customer has, or has not, what a name stands for: a tag or a segment. */
export const useReasons = (id: string, name: string | undefined) => {
  const { api } = useServer();
  const look = useOneLook();
  return useQuery({
    queryKey: ['customer', id, 'why', name],
    enabled: name !== undefined,
    queryFn: async () => {
      const { reasons, asOf } = await answer(
        api.v1.customers[':id'].$get({
          param: { id: encodeURIComponent(id) },
          query: { why: name ?? '', ...look(`${id} ${name ?? ''}`) },
        }),
      );
      // The server types a condition as whatever JSON it is: it is as deep as its author made it.
      return {
        asOf,
        tag: reasons?.tags[0] as unknown as TagReasons | undefined,
        segment: reasons?.segments[0] as unknown as SegmentReasons | undefined,
      };
    },
  });
};
