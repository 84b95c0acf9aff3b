import { Button, Flex, Typography } from 'antd';
import type { RuleEntry } from '../../../../language/live/outline.js';
import { useWords } from '../../../../words/index.js';
import { useCounted } from '../../live/index.js';
import { useRulesState } from '../../state.js';

/** So many are named. */
const SHOWN = 12;

/** A few of those who enter or leave a rule, out of the answer that counted them. */
export const Touched = ({ entry }: { entry: RuleEntry }) => {
  const words = useWords('rules').preview;
  const { previewed } = useCounted();
  const { set } = useRulesState();
  const { status, report, isOld } = previewed;
  const subject = report?.subjects.find(({ kind, name }) => entry.rule === `${kind}:${name}`);
  if (subject === undefined || (status !== 'exact' && !isOld)) return undefined;
  const moved = new Map<string, string[]>();
  const note = (customer: string, said: string): void =>
    void moved.set(customer, [...(moved.get(customer) ?? []), said]);
  for (const { value = '', enteringCustomers, leavingCustomers } of subject.values) {
    for (const customer of leavingCustomers) note(customer, words.leaves(value));
    for (const customer of enteringCustomers) note(customer, words.enters(value));
  }
  // That nobody did is said of what is written now, or not at all: beside the numbers of a sample it would gainsay them.
  if (isOld && moved.size === 0) return undefined;
  return (
    <section className={isOld ? 'tw-rules-old' : ''}>
      <Typography.Title level={3} style={{ fontSize: 14 }}>
        {words.touched}
      </Typography.Title>
      {moved.size === 0 ? <Typography.Text type="secondary">{words.nobodyTouched}</Typography.Text> : undefined}
      <Flex vertical gap={2} align="start">
        {[...moved].slice(0, SHOWN).map(([customer, said]) => (
          <Button
            key={customer}
            type="link"
            size="small"
            onClick={() => set({ panel: 'why', customer, rule: entry.rule })}
          >
            {customer} <Typography.Text type="secondary">{said.join(' ')}</Typography.Text>
          </Button>
        ))}
      </Flex>
    </section>
  );
};
