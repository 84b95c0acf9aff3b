import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { useArrangement } from '../../../draft/index.js';
import type { Counted } from '../../../ui/count.js';
import type { PublishedCounts } from './together.js';

/** How many have what under the book in force; follows the log of changes. */
export const usePublished = (
  population: number | undefined,
): PublishedCounts & { readonly asOf: string | undefined } => {
  const { api } = useServer();
  const { base } = useArrangement();
  const enabled = base.version > 0;
  const tags = useQuery({
    queryKey: ['tags', 'list'],
    queryFn: async () => (await answer(api.v1.tags.$get())).items,
    enabled,
  });
  const segments = useQuery({
    queryKey: ['segments', 'list'],
    queryFn: async () => (await answer(api.v1.segments.$get())).items,
    enabled,
  });
  return useMemo(() => {
    const rules = new Map<string, { readonly count?: Counted; readonly values: ReadonlyMap<string, Counted> }>();
    for (const { name, kind, values } of tags.data ?? []) {
      const counts = values.map(({ value, count }) => [value, count] as const);
      const whole = kind === 'exclusive' ? summed(counts.map(([, count]) => count)) : undefined;
      rules.set(`tag:${name}`, { values: new Map(counts), ...(whole === undefined ? {} : { count: whole }) });
    }
    for (const { name, count } of segments.data ?? []) rules.set(`segment:${name}`, { count, values: new Map() });
    return { everybody: population, rules, asOf: tags.data?.[0]?.asOf ?? segments.data?.[0]?.asOf };
  }, [tags.data, segments.data, population]);
};

/** Values that exclude one another add up, unless one of them is held back. */
const summed = (counts: readonly Counted[]): number | undefined => {
  const known = counts.filter((count) => typeof count === 'number');
  return known.length === counts.length ? known.reduce((sum, count) => sum + count, 0) : undefined;
};
