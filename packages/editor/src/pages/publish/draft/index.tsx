import { Button, Card, Empty, Flex, Typography } from 'antd';
import { Link } from 'wouter';
import { useDraft } from '../../../draft/index.js';
import { useCountText } from '../../../ui/count.js';
import { Moment } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { Changes } from '../changes.js';
import { Blockers } from './blockers.js';
import { Conflicts } from './conflicts.js';
import { MovedOn } from './moved-on.js';
import { type BookPlan, usePlan } from './plan.js';
import { PublishForm } from './publish-form.js';
import { Subjects } from './subjects.js';
import { totalsOf } from './totals.js';
import { WrittenOtherwise } from './written-otherwise.js';

/** The draft as a plan: what publishing it would do, and to whom. */
export const DraftPlan = () => {
  const words = useWords('publish');
  const { draft } = useDraft();
  const { data: plan, error, isFetching, isPlaceholderData, refetch } = usePlan();
  if (!draft.isChanged()) return <Nothing />;
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (plan === undefined) return <Waiting text={words.counting} />;
  const isOld = isFetching && isPlaceholderData;
  return (
    <Flex vertical gap={16} aria-busy={isOld} style={isOld ? { opacity: 0.55 } : {}}>
      <MovedOn current={plan.base} />
      <Conflicts />
      <Heading plan={plan} />
      <Blockers plan={plan} />
      {plan.subjects === undefined || plan.subjects.length === 0 ? undefined : (
        <Card title={words.effects} size="small">
          <Subjects plan={plan} />
        </Card>
      )}
      {plan.changes.length === 0 ? undefined : (
        <Card title={words.meaning} size="small">
          <Changes changes={plan.changes} />
        </Card>
      )}
      <Card title={words.text} size="small">
        <WrittenOtherwise />
      </Card>
      <PublishForm plan={plan} isOld={isOld} />
    </Flex>
  );
};

const Nothing = () => {
  const words = useWords('publish');
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div>{words.nothing}</div>
          <Typography.Text type="secondary">{words.nothingHelp}</Typography.Text>
        </>
      }
    >
      <Link href="/rules" asChild>
        <Button>{words.toRules}</Button>
      </Link>
    </Empty>
  );
};

/** `新增 2 条规则，修改 1 条，删除 0 条 · 412 人进入，37 人离开，3 人改值`. */
const Heading = ({ plan }: { plan: BookPlan }) => {
  const words = useWords('publish');
  const text = useCountText();
  const numbers = useNumbers();
  const { rules, entering, leaving, moving } = totalsOf(plan);
  const isCounted = plan.subjects !== undefined && plan.subjects.length > 0;
  return (
    <div>
      <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
        {words.rules(rules.added, rules.changed, rules.gone)}
        {isCounted ? ` · ${words.people(text(entering), text(leaving), text(moving))}` : undefined}
      </Typography.Title>
      <Typography.Text type="secondary">
        {plan.changes.length === 0 && plan.counts.errors === 0 ? `${words.sameMeaning} ` : undefined}
        {plan.asOf === undefined ? undefined : (
          <>
            {words.asOf} <Moment at={plan.asOf} />
            {' · '}
          </>
        )}
        {plan.cost === undefined
          ? undefined
          : words.cost(plan.cost.measured, plan.cost.newlyMeasured, numbers.whole(plan.cost.milliseconds))}
      </Typography.Text>
    </div>
  );
};
