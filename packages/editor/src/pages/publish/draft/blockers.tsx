import { Alert, Flex, Typography } from 'antd';
import { Link } from 'wouter';
import { isEnough, useMe } from '../../../api/me.js';
import { useWords } from '../../../words/index.js';
import type { BookPlan } from './plan.js';

/** So many faults are named; the rules page has them all. */
const NAMED = 5;

/** What has to be mended before, or should be looked at: errors, failing tests, what the draft needs an engineer for. */
export const Blockers = ({ plan }: { plan: BookPlan }) => {
  const words = useWords('publish');
  const { data: me } = useMe();
  const { counts, tests, needs, unknown } = plan;
  return (
    <Flex vertical gap={12}>
      {counts.errors === 0 ? undefined : (
        <Alert
          type="error"
          showIcon
          title={words.errors(counts.errors)}
          description={<Faults plan={plan} level="error" />}
        />
      )}
      {tests.failed.length === 0 ? undefined : (
        <Alert
          type="error"
          showIcon
          title={words.failedTests(tests.failed.length, tests.count)}
          description={<FailedTests plan={plan} />}
        />
      )}
      {counts.errors > 0 || me === undefined || isEnough(me.role, needs) ? undefined : (
        <Alert type="warning" showIcon title={words.needsEngineer} />
      )}
      {counts.warnings === 0 ? undefined : (
        <Alert
          type="warning"
          showIcon
          title={words.warnings(counts.warnings)}
          description={<Faults plan={plan} level="warning" />}
        />
      )}
      {unknown === undefined ? undefined : <Alert type="info" showIcon title={words.unknown[unknown]} />}
    </Flex>
  );
};

/** Whether a draft could be published by somebody. */
export const isBlocked = ({ publishable, needs }: BookPlan, role: string | undefined): boolean =>
  !publishable || role === undefined || !isEnough(role, needs);

const Faults = ({ plan, level }: { plan: BookPlan; level: 'error' | 'warning' }) => {
  const found = plan.diagnostics.filter((each) => each.level === level);
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {found.slice(0, NAMED).map(({ file, range, message }) => (
        <li key={`${file} ${range.start.offset} ${message}`}>
          <Link href={`/rules?file=${encodeURIComponent(file)}&at=${range.start.offset}`}>
            {file}:{range.start.line}
          </Link>{' '}
          <span style={{ whiteSpace: 'pre-line' }}>{message}</span>
        </li>
      ))}
      {found.length > NAMED ? <li>…</li> : undefined}
    </ul>
  );
};

const FailedTests = ({ plan }: { plan: BookPlan }) => {
  const words = useWords('publish');
  return (
    <>
      {plan.tests.failed.slice(0, NAMED).map(({ name }) => (
        <div key={String(name)}>
          <Typography.Text>{String(name)}</Typography.Text>
        </div>
      ))}
      <Link href="/tests">{words.toTests}</Link>
    </>
  );
};
