import { Alert, Button, Empty, Flex, Typography } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { useBookTests } from '../../language/use-book-tests.js';
import { Page } from '../../ui/page.js';
import { Waiting } from '../../ui/waiting.js';
import { useWords } from '../../words/index.js';
import { AddTest } from './add-test.js';
import { TestList } from './test-list.js';
import { TestStory } from './test-story.js';

/** The tests of the draft: run while it is written, and told as stories, with what the rules saw where they fail. */
export function TestsPage() {
  const words = useWords('tests');
  const { pages } = useWords('shell');
  const { report, state, run } = useBookTests();
  const [search, setSearch] = useSearchParams();
  const tests = report?.tests ?? [];
  const name = search.get('test');
  const chosen = tests.find((test) => test.name === name) ?? tests.find(({ passes }) => !passes) ?? tests[0];
  return (
    <Page
      title={pages.tests}
      actions={
        <>
          <Button onClick={run} loading={state === 'running' && { delay: 400 }}>
            {words.run}
          </Button>
          <AddTest names={tests.map((test) => test.name)} />
        </>
      }
    >
      {state === 'faulty' ? (
        <Alert type="warning" showIcon title={words.faulty} action={<Link href="/rules">{words.toRules}</Link>} />
      ) : report === undefined ? (
        <Waiting text={words.running} />
      ) : tests.length === 0 ? (
        <NoTests />
      ) : (
        <Flex gap={24} wrap align="start" aria-busy={state === 'running'}>
          <TestList
            tests={tests}
            chosen={chosen}
            choose={(test) => setSearch({ test: test.name }, { replace: true })}
          />
          {chosen === undefined ? undefined : <TestStory key={chosen.name} test={chosen} zone={report.zone} />}
        </Flex>
      )}
    </Page>
  );
}

const NoTests = () => {
  const words = useWords('tests');
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div>{words.none}</div>
          <Typography.Paragraph type="secondary" style={{ maxWidth: 520, marginInline: 'auto' }}>
            {words.noneHelp}
          </Typography.Paragraph>
        </>
      }
    />
  );
};
