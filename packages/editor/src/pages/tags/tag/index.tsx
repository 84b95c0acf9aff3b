import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Card, Col, Flex, Row, Typography } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { Problem } from '../../../api/problem.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { momentText } from '../../../ui/moment.js';
import { Page } from '../../../ui/page.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { Advice } from '../advice.js';
import { ruleAddress, traitsOf } from '../traits.js';
import { UsedBy } from '../used-by.js';
import { LatestChanges } from './latest-changes.js';
import { Members } from './members.js';
import { type TagWithRules, useTag } from './queries.js';
import { Rules } from './rules.js';
import { Values } from './values.js';

/** The page of one tag; whose value’s members are listed is in the address: `?value=重要保持`. */
export const TagPage = ({ name }: { readonly name: string }) => {
  const words = useWords('tags');
  const { data: tag, error, refetch } = useTag(name);
  if (tag === undefined && error instanceof Problem && error.status === 404) return <NoSuchTag name={name} />;
  return (
    <Page
      title={
        <Flex vertical gap={4}>
          <Link href="/tags" style={{ fontSize: 14, fontWeight: 400 }}>
            <ArrowLeftOutlined aria-hidden /> {words.back}
          </Link>
          <span style={{ overflowWrap: 'anywhere' }}>{tag?.name ?? name}</span>
        </Flex>
      }
      actions={
        tag === undefined ? undefined : (
          <Link href={ruleAddress(`tag:${tag.name}`, tag.place?.file)} asChild>
            <Button type="primary">{words.toRule}</Button>
          </Link>
        )
      }
    >
      {error === null ? undefined : <ProblemView problem={error} retry={() => void refetch()} />}
      {tag === undefined ? error === null ? <Waiting /> : undefined : <Whole tag={tag} />}
    </Page>
  );
};

const Whole = ({ tag }: { readonly tag: TagWithRules }) => {
  const words = useWords('tags');
  const [params, setParams] = useSearchParams();
  const chosen = tag.values.find(({ value }) => value === params.get('value'))?.value;
  const choose = (value: string): void => setParams({ value }, { replace: true });
  return (
    <>
      <About tag={tag} />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={16}>
          <Flex vertical gap={16}>
            <Values tag={tag} chosen={chosen} onChoose={choose} />
            {chosen === undefined ? undefined : <Members key={chosen} name={tag.name} value={chosen} />}
          </Flex>
        </Col>
        <Col xs={24} xl={8}>
          <Flex vertical gap={16}>
            <Card size="small" title={words.rules}>
              <Rules tag={tag} />
            </Card>
            <Card size="small" title={words.usage}>
              <UsedBy users={tag.usedBy} />
            </Card>
            <Card size="small" title={words.health}>
              <Advice advice={tag.advice} />
            </Card>
            <Card size="small" title={words.changes}>
              <LatestChanges name={tag.name} />
            </Card>
          </Flex>
        </Col>
      </Row>
    </>
  );
};

const About = ({ tag }: { readonly tag: TagWithRules }) => {
  const { locale, words } = useLanguage();
  const others = tag.names.filter((each) => each !== tag.name);
  const told = [
    ...traitsOf(tag, words.tags),
    ...(others.length === 0 ? [] : [words.tags.alsoCalled(others.join(' · '))]),
    words.tags.asOf(momentText(tag.asOf, locale)),
    tag.lastChange === undefined ? words.tags.neverChanged : words.tags.lastChange(momentText(tag.lastChange, locale)),
  ];
  return (
    <Flex vertical gap={4}>
      {tag.description === undefined ? undefined : <span>{tag.description}</span>}
      <Typography.Text type="secondary">{told.join(' · ')}</Typography.Text>
    </Flex>
  );
};

const NoSuchTag = ({ name }: { readonly name: string }) => {
  const words = useWords('tags');
  return (
    <Page title={words.noSuch}>
      <EmptyState
        title={words.noSuch}
        help={words.noSuchHelp(name)}
        action={
          <Link href="/tags" asChild>
            <Button type="primary">{words.back}</Button>
          </Link>
        }
      />
    </Page>
  );
};
