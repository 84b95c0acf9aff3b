import { Button, Flex, Typography } from 'antd';
import type { RuleEntry } from '../../../../language/live/outline.js';
import { useWords } from '../../../../words/index.js';
import { useLooking } from '../../live/index.js';
import { useRulesState } from '../../state.js';

/** A few of those who enter or leave a rule, out of the answer that counted them. */
export const Touched = ({ entry }: { entry: RuleEntry }) => {
  const words = useWords('rules').preview;
  const { previewed } = useLooking();
  const { set } = useRulesState();
  const { status, report, isOld } = previewed;
  const subject = report?.subjects.find(({ kind, name }) => entry.rule === `${kind}:${name}`);
  if (subject === undefined || (status !== 'exact' && !isOld)) return undefined;
  const moved = subject.values.flatMap(({ value = '', enteringCustomers, leavingCustomers }) => [
    ...enteringCustomers.map((customer) => ({ customer, said: words.enters(value) })),
    ...leavingCustomers.map((customer) => ({ customer, said: words.leaves(value) })),
  ]);
  return (
    <section className={isOld ? 'tw-rules-old' : ''}>
      <Typography.Title level={3} style={{ fontSize: 14 }}>
        {words.touched}
      </Typography.Title>
      {moved.length === 0 ? <Typography.Text type="secondary">{words.nobodyTouched}</Typography.Text> : undefined}
      <Flex vertical gap={2} align="start">
        {moved.slice(0, 12).map(({ customer, said }) => (
          <Button
            key={`${customer} ${said}`}
            type="link"
            size="small"
            onClick={() => set({ panel: 'why', customer, rule: entry.rule })}
          >
            {customer} <Typography.Text type="secondary">{said}</Typography.Text>
          </Button>
        ))}
      </Flex>
    </section>
  );
};
