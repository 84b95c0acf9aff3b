import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Flex, Typography } from 'antd';
import type { InferResponseType } from 'hono/client';
import { answer, type Api } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { useCountText } from '../../../ui/count.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { Events } from './events.js';
import { Fields } from './fields.js';
import { Refused } from './refused.js';

export type QualityTold = InferResponseType<Api['v1']['quality']['$get'], 200>;

/** So many days of events are looked at. */
const DAYS = 30;

/** How complete, valid and fresh the data is. */
export const Quality = () => {
  const words = useWords('data').quality;
  const { api } = useServer();
  const numbers = useNumbers();
  const { data, error, refetch } = useQuery({
    queryKey: ['quality'],
    queryFn: ({ signal }) => answer(api.v1.quality.$get({ query: { days: String(DAYS) } }, { init: { signal } })),
    staleTime: 60_000,
  });
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const { customers, events, refused, asOf } = data;
  if (customers.count === 0 && events.every(({ count }) => count === 0))
    return <EmptyState title={words.noData} help={words.noDataHelp} />;
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">
        {words.asOf} <Moment at={asOf} />
      </Typography.Text>
      {customers.duplicates.map((duplicate) => (
        <Duplicate key={duplicate.field} duplicate={duplicate} />
      ))}
      <Card size="small" title={words.customers(numbers.whole(customers.count))}>
        <Fields fields={customers.fields} />
      </Card>
      <Card size="small" title={words.events}>
        <Events events={events} />
      </Card>
      <Card size="small" title={words.refused}>
        <Refused refused={refused} />
      </Card>
    </Flex>
  );
};

const Duplicate = ({
  duplicate: { field, values, customers },
}: {
  duplicate: QualityTold['customers']['duplicates'][number];
}) => {
  const words = useWords('data').quality;
  const { whole } = useNumbers();
  const count = useCountText();
  return (
    <Alert
      type="warning"
      showIcon
      title={words.duplicates}
      description={words.duplicate(field, whole(values), count(customers))}
    />
  );
};
