import { Button, Card, Flex, Tag, Timeline, Typography } from 'antd';
import { Link } from 'wouter';
import type { TestReport, TestStep } from '../../language/book-tests.js';
import { WhyTree } from '../../ui/why-tree.js';
import { useLanguage, useWords } from '../../words/index.js';
import { Outcome } from './test-list.js';

/** A test as a story: what is given, how the clock goes, what is expected, and where it fails what the rules saw. */
export const TestStory = ({ test, zone }: { test: TestReport; zone: string }) => {
  const words = useWords('tests');
  const moment = useZonedMoment(zone);
  return (
    <Card
      style={{ flex: '1 1 480px', minWidth: 0 }}
      title={
        <Flex gap={8} align="baseline">
          <Outcome passes={test.passes} />
          <span style={{ whiteSpace: 'normal' }}>{test.name}</span>
        </Flex>
      }
      extra={
        <Link href={placeOf(test.file, test.offset)} asChild>
          <Button type="link">{words.open}</Button>
        </Link>
      }
    >
      <Typography.Paragraph type="secondary">
        {words.startsAt(moment(test.start))} {words.zone(zone)}
      </Typography.Paragraph>
      <Timeline
        items={test.steps.map((step, index) => ({
          key: index,
          color: step.unmet !== undefined ? 'red' : step.kind === 'expect' ? 'green' : 'gray',
          content: <Step step={step} file={test.file} moment={moment} />,
        }))}
      />
    </Card>
  );
};

const Step = ({ step, file, moment }: { step: TestStep; file: string; moment: (at: number) => string }) => {
  const words = useWords('tests');
  const { kind, text, at, offset, unmet } = step;
  return (
    <Flex vertical gap={6}>
      <Flex gap={8} align="baseline" wrap>
        {kind === 'clock' ? <Tag style={{ margin: 0 }}>{moment(at)}</Tag> : undefined}
        {kind === 'expect' ? (
          <Typography.Text strong type={unmet === undefined ? 'success' : 'danger'}>
            {unmet === undefined ? `✓ ${words.met}` : `✗ ${words.notMet}`}
          </Typography.Text>
        ) : undefined}
        {offset === undefined ? (
          <code>{text}</code>
        ) : (
          <Link href={placeOf(file, offset)} className="tw-test-step">
            {text}
          </Link>
        )}
      </Flex>
      {unmet === undefined ? undefined : (
        <Card size="small" title={words.whatWasSeen}>
          <WhyTree node={unmet} />
        </Card>
      )}
    </Flex>
  );
};

/** The address of a place in the rules. */
const placeOf = (file: string, offset: number): string => `/rules?file=${encodeURIComponent(file)}&at=${offset}`;

/** Instants in the book's own time zone, in which its tests are told. */
const useZonedMoment = (zone: string): ((at: number) => string) => {
  const { locale } = useLanguage();
  const format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return (at) => format.format(at);
};
