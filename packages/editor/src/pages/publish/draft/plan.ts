import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { useEffect, useState } from 'react';
import { answer, type Api } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { useDraft } from '../../../draft/index.js';

/** What publishing the draft would do, as the server worked it out. */
export type BookPlan = InferResponseType<Api['v1']['book']['plan']['$post'], 200>;

export type Subject = NonNullable<BookPlan['subjects']>[number];

/** The key of all plans: a publication makes them old. */
export const PLANS = 'plan';

/** The plan of the draft as it is now; the one before stays until it is there. Who leaves the page ends the counting. */
export const usePlan = () => {
  const { api } = useServer();
  const { draft, revision } = useDraft();
  const queries = useQueryClient();
  const settled = useSettled(revision);
  useEffect(() => () => void queries.cancelQueries({ queryKey: [PLANS] }), [queries]);
  return useQuery({
    queryKey: [PLANS, settled, draft.base.version],
    queryFn: ({ signal }) =>
      answer(
        api.v1.book.plan.$post({ json: { files: draft.files.map((file) => ({ ...file })) } }, { init: { signal } }),
      ),
    enabled: draft.isChanged(),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
};

/** How long typing rests before a plan is asked for, in ms: it looks at everybody. */
const REST = 400;

const useSettled = (revision: number): number => {
  const [settled, setSettled] = useState(revision);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(revision), REST);
    return () => clearTimeout(timer);
  }, [revision]);
  return settled;
};
