import { Checkbox, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import type { TestReport } from '../../language/book-tests.js';
import { useWords } from '../../words/index.js';
import './tests.css';

/** All tests with what became of them. */
export const TestList = ({
  tests,
  chosen,
  choose,
}: {
  tests: readonly TestReport[];
  chosen: TestReport | undefined;
  choose: (test: TestReport) => void;
}) => {
  const words = useWords('tests');
  const [sought, setSought] = useState('');
  const [onlyFailures, setOnlyFailures] = useState(false);
  const failed = tests.filter(({ passes }) => !passes).length;
  const shown = tests.filter(
    ({ name, passes }) => name.toLowerCase().includes(sought.trim().toLowerCase()) && !(onlyFailures && passes),
  );
  return (
    <Flex vertical gap={12} style={{ width: 360, maxWidth: '100%' }}>
      <Typography.Text strong type={failed === 0 ? 'success' : 'danger'} role="status">
        {failed === 0 ? `✓ ${words.passed(tests.length)}` : `✗ ${words.failed(failed, tests.length)}`}
      </Typography.Text>
      <Typography.Text type="secondary">{words.runsByItself}</Typography.Text>
      <Input.Search
        allowClear
        aria-label={words.search}
        placeholder={words.search}
        onChange={({ target }) => setSought(target.value)}
      />
      {failed === 0 ? undefined : (
        <Checkbox checked={onlyFailures} onChange={({ target }) => setOnlyFailures(target.checked)}>
          {words.only}
        </Checkbox>
      )}
      <ul className="tw-tests" aria-label={words.list}>
        {shown.map((test) => (
          <li key={`${test.file} ${test.offset}`}>
            <button type="button" aria-current={test === chosen} onClick={() => choose(test)}>
              <Outcome passes={test.passes} />
              <span>{test.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <Typography.Text type="secondary">{words.nothingFound}</Typography.Text> : undefined}
    </Flex>
  );
};

/** ✓ or ✗, in words for who does not see it. */
export const Outcome = ({ passes }: { passes: boolean }) => {
  const words = useWords('tests');
  return (
    <Typography.Text type={passes ? 'success' : 'danger'} strong>
      <span role="img" aria-label={passes ? words.passes : words.fails}>
        {passes ? '✓' : '✗'}
      </span>
    </Typography.Text>
  );
};
