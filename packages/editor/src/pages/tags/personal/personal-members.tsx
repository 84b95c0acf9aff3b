import { useInfiniteQuery } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import { useCallback } from 'react';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { momentText } from '../../../ui/moment.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useLanguage } from '../../../words/index.js';
import { MemberList } from '../member-list.js';

/** So many are asked for at once. */
const PAGE = 100;

/** The customers with a personal tag. */
export const PersonalMembers = ({ name }: { readonly name: string }) => {
  const { locale, words } = useLanguage();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useMembers(name);
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const label = words.tags.personalMembers(name);
  return (
    <Flex vertical gap={8}>
      <Typography.Title level={2} style={{ margin: 0, fontSize: 16 }}>
        {label}
      </Typography.Title>
      <MemberList
        label={label}
        columns={[words.tags.since]}
        members={data.pages
          .flatMap(({ items }) => items)
          .map(({ customer, since }) => ({ customer, cells: [momentText(since, locale)] }))}
        more={hasNextPage ? more : undefined}
      />
    </Flex>
  );
};

const useMembers = (name: string) => {
  const { api } = useServer();
  return useInfiniteQuery({
    // Apart from the tags: these are asked for anew when a name is gone, of which nobody is a member any more.
    queryKey: ['personal-members', name],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.v1['personal-tags'][':name'].members.$get(
          {
            param: { name: encodeURIComponent(name) },
            query: { limit: String(PAGE), ...(pageParam === undefined ? {} : { after: pageParam }) },
          },
          { init: { signal } },
        ),
      ),
    getNextPageParam: ({ next }) => next,
  });
};
