import { useQuery } from '@tanstack/react-query';
import { answer } from './client.js';
import { useServer } from './server.js';

/** What there is to be known of customers, by the book in force. */
export const useCatalog = () => {
  const { api } = useServer();
  return useQuery({ queryKey: ['catalog'], queryFn: () => answer(api.v1.catalog.$get()), staleTime: 60_000 });
};

export type Catalog = NonNullable<ReturnType<typeof useCatalog>['data']>;

/** The tags of the book with their sizes. */
export const useTags = () => {
  const { api } = useServer();
  return useQuery({ queryKey: ['tags', 'list'], queryFn: async () => (await answer(api.v1.tags.$get())).items });
};

export type Tag = NonNullable<ReturnType<typeof useTags>['data']>[number];

/** The segments of the book with their sizes. */
export const useSegments = () => {
  const { api } = useServer();
  return useQuery({
    queryKey: ['segments', 'list'],
    queryFn: async () => (await answer(api.v1.segments.$get())).items,
  });
};

/** One’s own tags. */
export const usePersonalTags = () => {
  const { api } = useServer();
  return useQuery({
    queryKey: ['personal-tags'],
    queryFn: async () => (await answer(api.v1['personal-tags'].$get())).items,
  });
};
