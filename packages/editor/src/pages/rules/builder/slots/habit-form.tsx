import { type Ast, printNode } from '@tagwright/dsl';
import { InputNumber, Select, Typography } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { DurationFields, durationOf } from './number-forms.js';
import type { Draft } from './slot-form.js';

type Period = Ast.Habit['period'];
type Quota = Exclude<Ast.Habit['quota'], 'each'>;

const BOUNDS: readonly Quota['bound'][] = ['at least', 'at most', 'exactly'];
const UNITS: readonly Ast.CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
/** As many periods as a habit may look at. */
const MOST = 60;

/** In how many of how many periods something was done. */
export const HabitForm = ({ habit, draft }: { habit: Ast.Habit; draft: Draft }) => {
  const words = useWords('builder');
  const { vocabulary } = useBuilding();
  const [now, setNow] = useState(habit);
  const change = (next: Ast.Habit): void => {
    setNow(next);
    draft(printNode(next, { keywords: vocabulary }));
  };
  const { quota, count, period } = now;
  return (
    <div className="tw-habit-form">
      <span>{words.habitForm.ofLast}</span>
      <InputNumber
        autoFocus
        aria-label={words.habitForm.howMany}
        min={1}
        max={MOST}
        precision={0}
        value={count}
        style={{ width: 72 }}
        onChange={(next) => {
          if (next !== null) change({ ...now, count: next, quota: within(quota, next) });
        }}
      />
      <Select
        aria-label={words.habitForm.period}
        value={keyOf(period)}
        style={{ width: 176 }}
        options={[
          options('calendar', words.habitForm.calendar, words.calendarUnits),
          options('rolling', words.habitForm.rolling, words.rollingUnits),
          { value: 'length', label: words.habitForm.length },
        ]}
        onChange={(key: string) => change({ ...now, period: periodOf(key, period) })}
      />
      {period.kind === 'length' ? (
        <DurationFields
          length={period.length}
          onChange={(length) => change({ ...now, period: { ...period, length } })}
        />
      ) : undefined}
      <span className="tw-habit-break" />
      <Select<'each' | Quota['bound']>
        aria-label={words.habitForm.quota}
        value={quota === 'each' ? 'each' : quota.bound}
        style={{ width: 128 }}
        options={[
          { value: 'each', label: words.habitForm.each },
          ...BOUNDS.map((value) => ({ value, label: words.habitForm.some[value] })),
        ]}
        onChange={(chosen) => change({ ...now, quota: quotaOf(chosen, quota, count) })}
      />
      {quota === 'each' ? undefined : (
        <InputNumber
          aria-label={words.habitForm.quotaCount}
          min={1}
          max={count}
          precision={0}
          value={quota.count}
          style={{ width: 72 }}
          onChange={(next) => {
            if (next !== null) change({ ...now, quota: { ...quota, count: next } });
          }}
        />
      )}
      <span>{quota === 'each' ? words.habitForm.eachEnd : words.habitForm.someEnd}</span>
      <Typography.Text type="secondary" className="tw-habit-help">
        {words.habitHelp[period.kind]}
      </Typography.Text>
    </div>
  );
};

const options = (kind: 'calendar' | 'rolling', label: string, units: Readonly<Record<Ast.CalendarUnit, string>>) => ({
  label,
  options: UNITS.map((unit) => ({ value: `${kind} ${unit}`, label: units[unit] })),
});

const keyOf = (period: Period): string => (period.kind === 'length' ? 'length' : `${period.kind} ${period.unit}`);

/** A length of its own begins with a month of days. */
const periodOf = (key: string, before: Period): Period => {
  if (key === 'length') return before.kind === 'length' ? before : { kind: 'length', length: durationOf('30', 'd') };
  const [kind, unit] = key.split(' ') as ['calendar' | 'rolling', Ast.CalendarUnit];
  return { kind, unit };
};

/** No more periods can be asked for than there are. */
const within = (quota: Ast.Habit['quota'], count: number): Ast.Habit['quota'] =>
  quota === 'each' ? quota : { ...quota, count: Math.min(quota.count, count) };

const quotaOf = (chosen: 'each' | Quota['bound'], before: Ast.Habit['quota'], count: number): Ast.Habit['quota'] => {
  if (chosen === 'each') return chosen;
  return { bound: chosen, count: before === 'each' ? Math.max(1, count - 1) : before.count };
};
