import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import { useCallback, useMemo } from 'react';
import { answer } from '../../../api/client.js';
import { type Change, useChanges } from '../../../api/follow.js';
import { Problem } from '../../../api/problem.js';
import { useServer } from '../../../api/server.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { momentText } from '../../../ui/moment.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useValueText } from '../../../ui/value.js';
import { Waiting } from '../../../ui/waiting.js';
import { useLanguage } from '../../../words/index.js';
import { useCatalog } from '../../../api/known.js';
import { MemberList } from '../member-list.js';

interface MembersProps {
  readonly name: string;
  readonly value: string;
}

/** So many are asked for at once. */
const PAGE = 100;
/** So many fields say who somebody is. */
const FIELDS = 2;

/** The customers with a tag’s value, since when and until when. */
export const Members = ({ name, value }: MembersProps) => {
  const { locale, words } = useLanguage();
  const text = useValueText();
  const { data: catalog } = useCatalog();
  const fields = useMemo(
    () => (catalog?.customer.fields ?? []).filter(({ type }) => type === 'text').slice(0, FIELDS),
    [catalog],
  );
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useMembers(
    { name, value },
    catalog === undefined ? undefined : fields.map((field) => field.name),
  );
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const { tags } = words;
  const moment = (instant: string | undefined): string =>
    instant === undefined ? words.values.missing : momentText(instant, locale);
  const members = (data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <Flex vertical gap={8}>
      <Typography.Title level={2} style={{ margin: 0, fontSize: 16 }}>
        {tags.members(value)}
      </Typography.Title>
      {error instanceof Problem && error.status === 403 ? (
        // Of few nobody is told who they are: that is no fault.
        <EmptyState title={error.document.detail} />
      ) : error !== null ? (
        <ProblemView problem={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : members.length === 0 ? (
        <EmptyState title={tags.noMembers} help={tags.noMembersHelp} />
      ) : (
        <MemberList
          label={tags.members(value)}
          columns={[...fields.map((field) => field.name), tags.since, tags.until]}
          members={members.map(({ customer, since, until, values = {} }) => ({
            customer,
            cells: [...fields.map((field) => text(values[field.name], field.type)), moment(since), moment(until)],
          }))}
          more={hasNextPage ? more : undefined}
        />
      )}
    </Flex>
  );
};

const useMembers = ({ name, value }: MembersProps, fields: readonly string[] | undefined) => {
  const { api } = useServer();
  const queries = useQueryClient();
  const key = useMemo(() => ['tag-members', name, value] as const, [name, value]);
  const listener = useCallback(
    (changes: readonly Change[]) => {
      // Pages are many: they are asked for anew only when somebody came or went.
      if (changes.some((change) => change.kind === 'tag' && change.name === name && touches(change, value)))
        void queries.invalidateQueries({ queryKey: key });
    },
    [queries, key, name, value],
  );
  useChanges(listener);
  return useInfiniteQuery({
    queryKey: [...key, fields],
    enabled: fields !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.v1.tags[':name'].values[':value'].members.$get(
          {
            param: { name: encodeURIComponent(name), value: encodeURIComponent(value) },
            query: {
              limit: String(PAGE),
              fields: [...(fields ?? [])],
              filter: [],
              ...(pageParam === undefined ? {} : { after: pageParam }),
            },
          },
          { init: { signal } },
        ),
      ),
    getNextPageParam: ({ next }) => next,
  });
};

const touches = ({ old, new: now }: Change, value: string): boolean => old === value || now === value;
