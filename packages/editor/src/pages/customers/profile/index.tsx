import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Col, Flex, Row, Skeleton, Typography } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { useMay } from '../../../api/me.js';
import { Problem } from '../../../api/problem.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { momentText } from '../../../ui/moment.js';
import { Page } from '../../../ui/page.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { ByHand } from './by-hand.js';
import { EraseButton } from './erase.js';
import { HeldSegments, HeldTags } from './held.js';
import { Known } from './known.js';
import { Metrics } from './metrics.js';
import { Personal } from './personal.js';
import { type Card, useProfile } from './queries.js';
import { Timeline } from './timeline/index.js';
import { WhyDrawer } from './why-drawer.js';

/** The profile of one customer; whose reasons are looked at is in the address: `?why=RFM评级`. */
export const Profile = ({ id }: { readonly id: string }) => {
  const words = useWords('customers');
  const { data: card, error, refetch } = useProfile(id);
  if (card === undefined && error instanceof Problem && error.status === 404) return <NoSuchCustomer id={id} />;
  return (
    <Page title={<Title id={id} card={card} />} actions={card === undefined ? undefined : <Actions card={card} />}>
      {error === null ? undefined : <ProblemView problem={error} retry={() => void refetch()} />}
      {card === undefined ? (
        error === null ? (
          <Skeleton active />
        ) : undefined
      ) : (
        <>
          {card.answered ? undefined : <Alert type="info" showIcon title={words.notAnswered} />}
          <Sections card={card} />
        </>
      )}
    </Page>
  );
};

const Sections = ({ card }: { readonly card: Card }) => {
  const [params, setParams] = useSearchParams();
  const why = params.get('why') ?? undefined;
  const setWhy = (name: string | undefined): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (name === undefined) next.delete('why');
        else next.set('why', name);
        return next;
      },
      { replace: true },
    );
  return (
    <Row gutter={[16, 16]} align="top">
      <Col xs={24} xl={15}>
        <Flex vertical gap={16}>
          <HeldTags card={card} onWhy={setWhy} />
          <Row gutter={[16, 16]}>
            <Col xs={24} lg={12}>
              <ByHand card={card} />
            </Col>
            <Col xs={24} lg={12}>
              <Personal card={card} />
            </Col>
          </Row>
          <HeldSegments card={card} onWhy={setWhy} />
          <Known card={card} />
          <Metrics card={card} />
        </Flex>
      </Col>
      <Col xs={24} xl={9}>
        <Timeline id={card.id} />
      </Col>
      <WhyDrawer id={card.id} name={why} onChange={setWhy} />
    </Row>
  );
};

/** The first text of the book says who it is. */
const nameOf = ({ dimensions }: Card): string | undefined => {
  const first = dimensions.flatMap(({ fields }) => fields).find(({ type }) => type === 'text')?.value;
  return typeof first === 'string' ? first : undefined;
};

const Title = ({ id, card }: { readonly id: string; readonly card: Card | undefined }) => {
  const { locale, words } = useLanguage();
  const name = card === undefined ? undefined : nameOf(card);
  const shown = card?.id ?? id;
  return (
    <Flex vertical gap={4}>
      <Link href="/customers" style={{ fontSize: 14, fontWeight: 400 }}>
        <ArrowLeftOutlined aria-hidden /> {words.customers.back}
      </Link>
      <Flex gap={12} align="baseline" wrap>
        <span style={{ overflowWrap: 'anywhere' }}>{name ?? shown}</span>
        <Typography.Text type="secondary" copyable={{ text: shown, tooltips: false }} style={{ fontWeight: 400 }}>
          {name === undefined ? words.customers.id : shown}
        </Typography.Text>
        {card === undefined || card.mergedIds.length === 0 ? undefined : (
          <Typography.Text type="secondary" style={{ fontWeight: 400 }}>
            {words.values.named(words.customers.merged(card.mergedIds.length), words.values.list(card.mergedIds))}
          </Typography.Text>
        )}
        {card === undefined ? undefined : (
          <Typography.Text type="secondary" style={{ fontWeight: 400 }}>
            {words.customers.asOf(momentText(card.asOf, locale))}
          </Typography.Text>
        )}
      </Flex>
    </Flex>
  );
};

const Actions = ({ card }: { readonly card: Card }) => (useMay('admin') ? <EraseButton id={card.id} /> : undefined);

const NoSuchCustomer = ({ id }: { readonly id: string }) => {
  const words = useWords('customers');
  return (
    <Page title={words.noSuch}>
      <EmptyState
        title={words.noSuch}
        help={words.noSuchHelp(id)}
        action={
          <Link href="/customers" asChild>
            <Button type="primary">{words.back}</Button>
          </Link>
        }
      />
    </Page>
  );
};
