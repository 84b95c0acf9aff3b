import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Segmented, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { answer } from '../../../../api/client.js';
import { useServer } from '../../../../api/server.js';
import { ProblemView } from '../../../../ui/problem-view.js';
import { useWords } from '../../../../words/index.js';
import { AGAIN } from '../queries.js';
import { Section } from '../section.js';
import { useOneLook } from '../use-one-look.js';
import { byDay } from './by-day.js';
import { Entry } from './entry.js';
import '../profile.css';

const KINDS = ['all', 'event', 'field', 'tag', 'segment'] as const;
type Kind = (typeof KINDS)[number];

/** So many are on a page. */
const PAGE = 30;

/** What happened to a customer, the latest first, a page at a time. */
export const Timeline = ({ id }: { readonly id: string }) => {
  const words = useWords('customers');
  const [kind, setKind] = useState<Kind>('all');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useHappenings(id, kind);
  const days = byDay(data?.pages.flatMap(({ items }) => items) ?? []);
  return (
    <Section title={words.timeline}>
      <Flex vertical gap={12}>
        <Segmented<Kind>
          aria-label={words.kindsLabel}
          block
          size="small"
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        />
        {error === null ? undefined : <ProblemView problem={error} retry={() => void refetch()} />}
        {data === undefined ? (
          error === null ? (
            <Skeleton active />
          ) : undefined
        ) : days.length === 0 ? (
          <Typography.Text type="secondary">{words.nothingHappened}</Typography.Text>
        ) : (
          days.map(({ day, items }) => (
            <div key={day}>
              <Typography.Title level={3} style={{ margin: '0 0 4px', fontSize: 13 }}>
                {day}
              </Typography.Title>
              <ul className="tw-timeline">
                {items.map((item, index) => (
                  // At one instant the same may happen twice.
                  <Entry key={`${item.at} ${index}`} happening={item} />
                ))}
              </ul>
            </div>
          ))
        )}
        {hasNextPage ? (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        ) : days.length > 0 ? (
          <Typography.Text type="secondary" style={{ textAlign: 'center' }}>
            {words.theEnd}
          </Typography.Text>
        ) : undefined}
      </Flex>
    </Section>
  );
};

const useHappenings = (id: string, kind: Kind) => {
  const { api } = useServer();
  const look = useOneLook();
  return useInfiniteQuery({
    queryKey: ['customer', id, 'timeline', kind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.v1.customers[':id'].timeline.$get(
          {
            param: { id: encodeURIComponent(id) },
            query: {
              limit: String(PAGE),
              ...(pageParam === undefined ? {} : { after: pageParam }),
              ...(kind === 'all' ? {} : { kind }),
              ...look(`${id} ${kind} ${pageParam ?? ''}`),
            },
          },
          { init: { signal } },
        ),
      ),
    getNextPageParam: ({ next }) => next,
    refetchInterval: AGAIN,
  });
};

export type Happening = NonNullable<ReturnType<typeof useHappenings>['data']>['pages'][number]['items'][number];
