import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Typography } from 'antd';
import { useCallback } from 'react';
import { Link } from 'wouter';
import { answer } from '../../../api/client.js';
import { type Change, useChanges } from '../../../api/follow.js';
import { useServer } from '../../../api/server.js';
import { useNewKeys } from '../../../ui/just-changed.js';
import { Moment } from '../../../ui/moment.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useLanguage, useWords } from '../../../words/index.js';
import '../tags.css';

/** So many are shown. */
const MOST = 12;

/** Who got or lost values of a tag of late; it goes on while somebody looks. */
export const LatestChanges = ({ name }: { readonly name: string }) => {
  const words = useWords('tags');
  const { data, error } = useLatest(name);
  const fresh = useNewKeys(data?.map(({ seq }) => String(seq)));
  if (error !== null) return <ProblemView problem={error} />;
  if (data === undefined) return undefined;
  if (data.length === 0) return <Typography.Text type="secondary">{words.noChanges}</Typography.Text>;
  return (
    <ul className="tw-changes">
      {data.map((change) => (
        <li key={change.seq} className={fresh.has(String(change.seq)) ? 'tw-just-changed' : undefined}>
          <Turn change={change} />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            <Moment at={change.effectiveAt} />
          </Typography.Text>
        </li>
      ))}
    </ul>
  );
};

const Turn = ({ change: { customer, old, new: now } }: { readonly change: Told }) => {
  const { words } = useLanguage();
  return (
    <span>
      {customer === null ? (
        words.tags.somebodyErased
      ) : (
        <Link href={`/customers/${encodeURIComponent(customer)}`}>{customer}</Link>
      )}{' '}
      {now === null ? `${old ?? ''} ▼` : old === null ? `▲ ${now}` : `${old} → ${now}`}
    </span>
  );
};

const useLatest = (name: string) => {
  const { api } = useServer();
  const queries = useQueryClient();
  const listener = useCallback(
    (changes: readonly Change[]) => {
      if (changes.some((change) => change.kind === 'tag' && change.name === name))
        void queries.invalidateQueries({ queryKey: ['tag-changes', name] });
    },
    [queries, name],
  );
  useChanges(listener);
  return useQuery({
    queryKey: ['tag-changes', name],
    queryFn: async ({ signal }) => {
      const { items } = await answer(
        api.v1.changes.$get({ query: { tag: name, order: 'latest', limit: String(MOST) } }, { init: { signal } }),
      );
      // An entry that takes another one back turns nothing.
      return items.filter(({ old, new: now }) => old !== now);
    },
  });
};

type Told = NonNullable<ReturnType<typeof useLatest>['data']>[number];
