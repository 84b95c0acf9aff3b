import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useNumbers } from '../../../ui/numbers.js';
import { Page } from '../../../ui/page.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { FilterBar } from './filter-bar.js';
import { type Filters, isNarrowed, queryOf, useFilters } from './filters.js';
import { Results } from './results.js';

/** So many are on a page. */
const PAGE = 50;

/** Looks for customers; whom is in the address. */
export const Search = () => {
  const shell = useWords('shell');
  const [filters, change] = useFilters();
  const { data, error, refetch, isPlaceholderData, isFetching } = useFound(filters);
  return (
    <Page title={shell.pages.customers}>
      <FilterBar filters={filters} onChange={change} />
      {error !== null && data === undefined ? (
        <ProblemView problem={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : data.items.length === 0 ? (
        <Nobody isNarrowed={isNarrowed(filters)} clear={() => change(undefined)} />
      ) : (
        <>
          {error === null ? undefined : <ProblemView problem={error} retry={() => void refetch()} />}
          <Results items={data.items} isOld={isPlaceholderData && isFetching} />
          <Pages filters={filters} count={data.items.length} next={data.next} onChange={change} />
        </>
      )}
    </Page>
  );
};

const useFound = (filters: Filters) => {
  const { api } = useServer();
  const query = queryOf(filters);
  return useQuery({
    queryKey: ['customers', 'search', query],
    queryFn: ({ signal }) =>
      answer(api.v1.customers.$get({ query: { ...query, limit: String(PAGE) } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  });
};

export type Found = NonNullable<ReturnType<typeof useFound>['data']>['items'][number];

const Nobody = ({ isNarrowed: narrowed, clear }: { readonly isNarrowed: boolean; readonly clear: () => void }) => {
  const words = useWords('customers');
  return narrowed ? (
    <EmptyState
      title={words.nobodyFound}
      help={words.nobodyFoundHelp}
      action={<Button onClick={clear}>{words.clear}</Button>}
    />
  ) : (
    <EmptyState
      title={words.nobody}
      help={words.nobodyHelp}
      action={
        <Link href="/data" asChild>
          <Button type="primary">{words.toData}</Button>
        </Link>
      }
    />
  );
};

interface PagesProps {
  readonly filters: Filters;
  readonly count: number;
  readonly next: string | undefined;
  readonly onChange: (part: Filters) => void;
}

/** Pages follow each other by the last customer of the one before; those that were gone through can be gone back to. */
const Pages = ({ filters, count, next, onChange }: PagesProps) => {
  const words = useWords('customers');
  const numbers = useNumbers();
  const [before, setBefore] = useState<readonly (string | undefined)[]>([]);
  const { after } = filters;
  // Filters that changed begin anew.
  const gone = after === undefined ? [] : before;
  const isWhole = after === undefined && next === undefined;
  const first = gone.length * PAGE + 1;
  return (
    <Flex gap={8} align="center" justify="flex-end" wrap>
      {isWhole ? (
        <span>{words.found(numbers.whole(count), false)}</span>
      ) : after === undefined || gone.length > 0 ? (
        <span>{words.page(numbers.whole(first), numbers.whole(first + count - 1))}</span>
      ) : undefined}
      {after === undefined ? undefined : (
        <>
          <Button onClick={() => onChange({ after: '' })}>{words.firstPage}</Button>
          {gone.length === 0 ? undefined : (
            <Button
              onClick={() => {
                setBefore(gone.slice(0, -1));
                onChange({ after: gone.at(-1) ?? '' });
              }}
            >
              {words.previousPage}
            </Button>
          )}
        </>
      )}
      {next === undefined ? undefined : (
        <Button
          onClick={() => {
            setBefore([...gone, after]);
            onChange({ after: next });
          }}
        >
          {words.nextPage}
        </Button>
      )}
    </Flex>
  );
};
