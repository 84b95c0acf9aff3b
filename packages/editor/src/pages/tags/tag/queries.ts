import { useQuery } from '@tanstack/react-query';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';

/** A tag with its sizes, the rules that give it, and what reasoning over these says. */
export const useTag = (name: string) => {
  const { api } = useServer();
  return useQuery({
    queryKey: ['tags', 'one', name],
    queryFn: () => answer(api.v1.tags[':name'].$get({ param: { name: encodeURIComponent(name) } })),
  });
};

export type TagWithRules = NonNullable<ReturnType<typeof useTag>['data']>;
