import { type Ast, printNode } from '@tagwright/dsl';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { plain } from './number-forms.js';
import type { Draft } from './slot-form.js';

type Form = Ast.Rank['form'];
const FORMS: readonly Form[] = [
  'top-percent', 'bottom-percent', 'top-count', 'bottom-count', 'percentile', 'average', 'median',
]; // prettier-ignore

/** Where somebody stands among others. */
export const RankForm = ({ rank, draft }: { rank: Ast.Rank; draft: Draft }) => {
  const words = useWords('builder');
  const { vocabulary } = useBuilding();
  const [now, setNow] = useState<Ast.Rank>({ ...rank, among: undefined, per: undefined });
  const change = (next: Ast.Rank): void => {
    setNow(next);
    draft(printNode(next, { keywords: vocabulary }));
  };
  const hasAmount = now.form !== 'average' && now.form !== 'median';
  return (
    <>
      <Select
        aria-label={words.rank}
        value={now.form}
        style={{ width: 144 }}
        options={FORMS.map((value) => ({ value, label: words.ranks[value] }))}
        onChange={(form) => change(withForm(now, form))}
      />
      {hasAmount ? (
        <InputNumber
          autoFocus
          stringMode
          aria-label={words.amount}
          min="0"
          value={now.amount}
          suffix={now.form.endsWith('percent') ? '%' : undefined}
          style={{ width: 112 }}
          onChange={(value) => {
            const amount = plain(value);
            if (amount !== undefined) change({ ...now, amount });
          }}
        />
      ) : undefined}
    </>
  );
};

/** Another form keeps the amount where both have one, and has a usual one where it gets one. */
const withForm = (rank: Ast.Rank, form: Form): Ast.Rank => {
  if (form === 'average' || form === 'median') return { ...rank, form, amount: '', exactly: false };
  const usual = form === 'percentile' ? '90' : form.endsWith('count') ? '100' : '20';
  const isCount = form.endsWith('count');
  return { ...rank, form, amount: rank.amount === '' ? usual : rank.amount, exactly: isCount && rank.exactly };
};
