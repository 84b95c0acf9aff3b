import { type Ast, printNode } from '@tagwright/dsl';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import type { Draft } from './slot-form.js';

const BOUNDS: readonly Ast.Times['bound'][] = ['at least', 'at most', 'exactly'];

/** How often something happened. */
export const TimesForm = ({ times, draft }: { times: Ast.Times; draft: Draft }) => {
  const words = useWords('builder');
  const { vocabulary } = useBuilding();
  const [now, setNow] = useState(times);
  const change = (next: Ast.Times): void => {
    setNow(next);
    draft(printNode(next, { keywords: vocabulary }));
  };
  return (
    <>
      <Select
        aria-label={words.howOften}
        value={now.bound}
        options={BOUNDS.map((value) => ({ value, label: words.times[value] }))}
        style={{ width: 96 }}
        onChange={(bound) => change({ ...now, bound })}
      />
      <InputNumber
        autoFocus
        aria-label={words.amount}
        min={0}
        precision={0}
        value={now.count}
        suffix={words.timesUnit}
        style={{ width: 112 }}
        onChange={(count) => {
          if (count !== null) change({ ...now, count });
        }}
      />
    </>
  );
};
