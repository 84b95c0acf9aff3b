import { Flex, Typography } from 'antd';
import { useState } from 'react';
import { useBookTests } from '../../../language/use-book-tests.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { AddTest } from '../../tests/add-test.js';
import { TestList } from '../../tests/test-list.js';
import { TestStory } from '../../tests/test-story.js';

/** The tests of the book beside the rules, run whenever typing rests; where one fails, with what the rules saw. */
export const TestsPanel = () => {
  const words = useWords('tests');
  const { report, state } = useBookTests();
  const [name, setName] = useState<string>();
  const tests = report?.tests ?? [];
  const chosen = tests.find((test) => test.name === name) ?? tests.find(({ passes }) => !passes);
  if (report === undefined)
    return state === 'faulty' ? <Typography.Paragraph>{words.faulty}</Typography.Paragraph> : <Waiting />;
  if (tests.length === 0)
    return <EmptyState title={words.none} help={words.noneHelp} action={<AddTest names={[]} />} />;
  return (
    <Flex
      vertical
      gap={16}
      style={{ paddingTop: 12 }}
      aria-busy={state !== 'done'}
      className={state === 'done' ? '' : 'tw-rules-old'}
    >
      <TestList tests={tests} chosen={chosen} choose={(test) => setName(test.name)} />
      {chosen === undefined ? undefined : <TestStory key={chosen.name} test={chosen} zone={report.zone} />}
    </Flex>
  );
};
