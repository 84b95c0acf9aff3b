import { type Ast, printNode, unreachable } from '@tagwright/dsl';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { DateField, today } from './date-form.js';
import { DurationFields, durationOf } from './number-forms.js';
import type { Draft } from './slot-form.js';

const NOWHERE = { start: 0, end: 0 };
const UNITS: readonly Ast.CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

type Kind = keyof ReturnType<typeof useWords<'builder'>>['windows'];

/** A stretch of time. */
export const WindowForm = ({ window, draft }: { window: Ast.Window; draft: Draft }) => {
  const words = useWords('builder');
  const { vocabulary } = useBuilding();
  const [now, setNow] = useState(window);
  const change = (next: Ast.Window): void => {
    setNow(next);
    draft(printNode(next, { keywords: vocabulary }));
  };
  return (
    <>
      <Select<Kind>
        aria-label={words.window}
        value={kindOf(now)}
        style={{ width: 152 }}
        options={(Object.keys(words.windows) as Kind[]).map((value) => ({ value, label: words.windows[value] }))}
        onChange={(kind) => change(windowOf(kind, now))}
      />
      <Fields key={now.kind} window={now} change={change} />
    </>
  );
};

/** What a kind of window leaves open. */
const Fields = ({ window, change }: { window: Ast.Window; change: (window: Ast.Window) => void }) => {
  const words = useWords('builder');
  switch (window.kind) {
    case 'LastWindow':
    case 'NextWindow':
    case 'BeforeWindow':
    case 'OnAgoWindow':
      return <DurationFields autoFocus length={window.length} onChange={(length) => change({ ...window, length })} />;
    case 'AgoWindow':
      return (
        <>
          <DurationFields autoFocus length={window.from} onChange={(from) => change({ ...window, from })} />
          <span>{words.to}</span>
          <DurationFields length={window.to} onChange={(to) => change({ ...window, to })} />
          <span>{words.ago}</span>
        </>
      );
    case 'RangeWindow':
      return (
        <>
          <DateField autoFocus label={words.from} date={window.from} onChange={(from) => change({ ...window, from })} />
          <span>{words.to}</span>
          <DateField label={words.to} date={window.to} onChange={(to) => change({ ...window, to })} />
        </>
      );
    case 'OnWindow':
      return <DateField autoFocus date={window.date} onChange={(date) => change({ ...window, date })} />;
    case 'CalendarWindow':
      return (
        <>
          <InputNumber
            autoFocus
            aria-label={words.amount}
            min={1}
            precision={0}
            value={window.count}
            style={{ width: 80 }}
            onChange={(count) => {
              if (count !== null) change({ ...window, count });
            }}
          />
          <Select
            aria-label={words.unit}
            value={window.unit}
            style={{ width: 112 }}
            options={UNITS.map((value) => ({ value, label: words.calendarUnits[value] }))}
            onChange={(unit) => change({ ...window, unit })}
          />
        </>
      );
    case 'DayWindow':
    case 'UnitWindow':
      return undefined;
    default:
      return unreachable(window);
  }
};

const kindOf = (window: Ast.Window): Kind => {
  switch (window.kind) {
    case 'LastWindow':
      return 'last';
    case 'NextWindow':
      return 'next';
    case 'AgoWindow':
      return 'between';
    case 'RangeWindow':
      return 'range';
    case 'OnWindow':
    case 'OnAgoWindow':
      return 'on';
    case 'BeforeWindow':
      return 'before';
    case 'DayWindow':
      return window.day;
    case 'UnitWindow':
      return `${window.which} ${window.unit}`;
    case 'CalendarWindow':
      return 'calendar';
    default:
      return unreachable(window);
  }
};

/** Another kind of window, with the length of the one before where both have one. */
const windowOf = (kind: Kind, before: Ast.Window): Ast.Window => {
  const length = 'length' in before ? before.length : durationOf('30', 'd');
  switch (kind) {
    case 'last':
      return { kind: 'LastWindow', span: NOWHERE, length };
    case 'next':
      return { kind: 'NextWindow', span: NOWHERE, length };
    case 'before':
      return { kind: 'BeforeWindow', span: NOWHERE, length };
    case 'between':
      return { kind: 'AgoWindow', span: NOWHERE, from: durationOf('90', 'd'), to: durationOf('30', 'd') };
    case 'range':
      return { kind: 'RangeWindow', span: NOWHERE, from: today(), to: today() };
    case 'on':
      return { kind: 'OnWindow', span: NOWHERE, date: today() };
    case 'today':
    case 'yesterday':
    case 'tomorrow':
      return { kind: 'DayWindow', span: NOWHERE, day: kind };
    case 'calendar':
      return { kind: 'CalendarWindow', span: NOWHERE, count: 3, unit: 'month' };
    case 'this week':
    case 'this month':
    case 'this quarter':
    case 'this year':
    case 'last week':
    case 'last month':
    case 'last quarter':
    case 'last year': {
      const [which, unit] = kind.split(' ') as [Ast.UnitWindow['which'], Ast.UnitWindow['unit']];
      return { kind: 'UnitWindow', span: NOWHERE, which, unit };
    }
    default:
      return unreachable(kind);
  }
};
