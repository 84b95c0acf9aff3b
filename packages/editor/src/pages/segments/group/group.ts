import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answer, type Api } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';

/** A group of customers: the members of a segment, or those with a tag's value. */
export type Group =
  | { readonly kind: 'segment'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string; readonly value: string };

/** The address of a group's page. */
export const addressOf = (group: Group): string =>
  group.kind === 'segment'
    ? `/segments/segment/${encodeURIComponent(group.name)}`
    : `/segments/tag/${encodeURIComponent(group.name)}/${encodeURIComponent(group.value)}`;

/** What a group is called: its segment, or `RFM评级：重要保持` as the reader's language joins the two. */
export const titleOf = (group: Group, named: (name: string, value: string) => string): string =>
  group.kind === 'segment' ? group.name : named(group.name, group.value);

const keyOf = (group: Group): readonly string[] =>
  group.kind === 'segment' ? ['segment', group.name] : ['tag', group.name, group.value];

/** The routes below a group, which are alike for both kinds. The client puts names into addresses as they are. */
const routesOf = (api: Api, group: Group) =>
  group.kind === 'segment'
    ? { kind: group.kind, at: api.v1.segments[':name'], param: { name: encodeURIComponent(group.name) } }
    : {
        kind: group.kind,
        at: api.v1.tags[':name'].values[':value'],
        param: { name: encodeURIComponent(group.name), value: encodeURIComponent(group.value) },
      };

/** What looks at everybody is asked for anew when somebody comes back to it, not at every change. */
const RESTS = { staleTime: 60_000 };

export const usePortrait = (group: Group) => {
  const { api } = useServer();
  return useQuery({
    queryKey: ['group', 'portrait', ...keyOf(group)],
    queryFn: ({ signal }) => {
      const { kind, at, param } = routesOf(api, group);
      const init = { init: { signal } };
      return kind === 'segment' ? answer(at.portrait.$get({ param }, init)) : answer(at.portrait.$get({ param }, init));
    },
  });
};

export type Portrait = NonNullable<ReturnType<typeof usePortrait>['data']>;

export const useTrend = (group: Group, from: string) => {
  const { api } = useServer();
  return useQuery({
    queryKey: ['group', 'trend', from, ...keyOf(group)],
    queryFn: ({ signal }) => {
      const { kind, at, param } = routesOf(api, group);
      const asked = { query: { from } };
      const init = { init: { signal } };
      return kind === 'segment'
        ? answer(at.trend.$get({ param, ...asked }, init))
        : answer(at.trend.$get({ param, ...asked }, init));
    },
    ...RESTS,
  });
};

/** Which groups a group is held against: names of segments. */
export const useOverlap = (group: Group, others: readonly Group[]) => {
  const { api } = useServer();
  const segments = others.flatMap((other) => (other.kind === 'segment' ? [other.name] : []));
  const values = others.flatMap((other) => (other.kind === 'tag' ? [`${other.name}=${other.value}`] : []));
  return useQuery({
    queryKey: ['group', 'overlap', ...keyOf(group), segments, values],
    queryFn: ({ signal }) => {
      const { kind, at, param } = routesOf(api, group);
      const asked = { query: { with: segments, withTag: values } };
      const init = { init: { signal } };
      return kind === 'segment'
        ? answer(at.overlap.$get({ param, ...asked }, init))
        : answer(at.overlap.$get({ param, ...asked }, init));
    },
    enabled: others.length > 0,
    ...RESTS,
    placeholderData: (before) => before,
  });
};

export type Overlap = NonNullable<ReturnType<typeof useOverlap>['data']>;

/** Which members are wanted, with what of them, in which order. */
export interface MembersAsked {
  /** Fields and metrics by their names. */
  readonly fields: readonly string[];
  /** A field or metric, `-` before it for the largest first; by id if undefined. */
  readonly sort: string | undefined;
  /** `M>=100`, `城市 missing`. */
  readonly filters: readonly string[];
}

/** The members page by page. */
export const useMembers = (group: Group, { fields, sort, filters }: MembersAsked) => {
  const { api } = useServer();
  return useInfiniteQuery({
    queryKey: ['members', 'list', ...keyOf(group), fields, sort, filters],
    queryFn: ({ pageParam, signal }) => {
      const { kind, at, param } = routesOf(api, group);
      const query = {
        fields: [...fields],
        filter: [...filters],
        limit: String(PAGE),
        ...(sort === undefined ? {} : { sort }),
        ...(pageParam === undefined ? {} : { after: pageParam }),
      };
      const init = { init: { signal } };
      return kind === 'segment'
        ? answer(at.members.$get({ param, query }, init))
        : answer(at.members.$get({ param, query }, init));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
};

const PAGE = 100;

/** The address of a file with the members, for a link that the browser follows. */
export const exportAddress = (
  server: string,
  group: Group,
  { fields, filters }: Pick<MembersAsked, 'fields' | 'filters'>,
  format: { readonly format: 'csv' | 'ndjson'; readonly bom?: 'true' },
): string => {
  const [kind, ...names] = keyOf(group);
  const path =
    kind === 'segment'
      ? `segments/${encodeURIComponent(names[0] ?? '')}`
      : `tags/${encodeURIComponent(names[0] ?? '')}/values/${encodeURIComponent(names[1] ?? '')}`;
  const query = new URLSearchParams({ ...format });
  for (const field of fields) query.append('fields', field);
  for (const filter of filters) query.append('filter', filter);
  return `${server}/v1/${path}/export?${query}`;
};
