import { type Ast, printNode } from '@tagwright/dsl';
import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { DURATION_UNITS, withinText } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import type { Draft } from './slot-form.js';

const NOWHERE = { start: 0, end: 0 };
const SCALES = { '': 1, 万: 10_000, 亿: 100_000_000 };

/** A plain number; money with its sign before it. */
export const NumberForm = ({ number, isMoney, draft }: { number: Ast.NumberLit; isMoney: boolean; draft: Draft }) => {
  const words = useWords('builder');
  return (
    <InputNumber
      autoFocus
      stringMode
      aria-label={words.amount}
      defaultValue={String(Number(number.value) * SCALES[number.scale])}
      prefix={isMoney ? '¥' : undefined}
      suffix={number.counter === '' ? undefined : number.counter}
      style={{ width: 144 }}
      onChange={(value) => draft(plain(value))}
    />
  );
};

export const PercentForm = ({ percent, draft }: { percent: Ast.PercentLit; draft: Draft }) => {
  const words = useWords('builder');
  return (
    <InputNumber
      autoFocus
      stringMode
      aria-label={words.amount}
      defaultValue={percent.value}
      suffix="%"
      style={{ width: 112 }}
      onChange={(value) => draft(plain(value, '%'))}
    />
  );
};

/** What a number field holds, as the language writes it. */
export const plain = (value: string | number | null, unit = ''): string | undefined =>
  value === null || value === '' || !Number.isFinite(Number(value)) ? undefined : `${Number(value)}${unit}`;

export const DurationForm = ({ length, draft }: { length: Ast.DurationLit; draft: Draft }) => {
  const { vocabulary } = useBuilding();
  return (
    <DurationFields length={length} autoFocus onChange={(next) => draft(printNode(next, { keywords: vocabulary }))} />
  );
};

/** How soon a step has to follow the one before. */
export const WithinForm = ({ step: { within }, draft }: { step: Ast.Step; draft: Draft }) => {
  const { vocabulary } = useBuilding();
  return (
    <DurationFields
      length={within ?? durationOf('7', 'd')}
      autoFocus
      onChange={(next) => draft(withinText(next, vocabulary))}
    />
  );
};

/** An amount and its unit. */
export const DurationFields = ({
  length,
  autoFocus = false,
  onChange,
}: {
  length: Pick<Ast.DurationLit, 'amount' | 'unit'>;
  autoFocus?: boolean;
  onChange: (length: Ast.DurationLit) => void;
}) => {
  const words = useWords('builder');
  const [now, setNow] = useState(durationOf(length.amount, length.unit));
  const change = (next: Ast.DurationLit): void => {
    setNow(next);
    onChange(next);
  };
  const units = length.unit === 's' ? (['s', ...DURATION_UNITS] as const) : DURATION_UNITS;
  return (
    <Space.Compact>
      <InputNumber
        autoFocus={autoFocus}
        aria-label={words.amount}
        stringMode
        min="0"
        value={now.amount}
        style={{ width: 88 }}
        onChange={(value) => {
          const amount = plain(value);
          if (amount !== undefined) change(durationOf(amount, now.unit));
        }}
      />
      <Select
        aria-label={words.unit}
        value={now.unit}
        style={{ width: 96 }}
        options={units.map((value) => ({ value, label: words.units[value] }))}
        onChange={(unit) => change(durationOf(now.amount, unit))}
      />
    </Space.Compact>
  );
};

export const durationOf = (amount: string, unit: Ast.DurationUnit): Ast.DurationLit => ({
  kind: 'DurationLit',
  span: NOWHERE,
  amount,
  unit,
});
