import { type Ast, printNode } from '@tagwright/dsl';
import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import type { Draft } from './slot-form.js';

/** A day, in the book's time zone. */
export const DateForm = ({ date, draft }: { date: Ast.DateLit; draft: Draft }) => {
  const { vocabulary } = useBuilding();
  return <DateField date={date} autoFocus onChange={(next) => draft(printNode(next, { keywords: vocabulary }))} />;
};

/** A day, with the time of day where it was written with one. */
export const DateField = ({
  date,
  label,
  autoFocus = false,
  onChange,
}: {
  date: Ast.DateLit;
  label?: string;
  autoFocus?: boolean;
  onChange: (date: Ast.DateLit) => void;
}) => {
  const words = useWords('builder');
  const [now, setNow] = useState(date);
  const hasTime = date.time !== '';
  return (
    // The browser's own field speaks the reader's language, works by touch, and needs no calendar of ours.
    <Input
      autoFocus={autoFocus}
      type={hasTime ? 'datetime-local' : 'date'}
      aria-label={label ?? words.date}
      style={{ width: hasTime ? 208 : 152 }}
      value={hasTime ? `${now.date}T${now.time}` : now.date}
      onChange={({ target }) => {
        const [day = '', time = ''] = target.value.split('T');
        if (day === '') return;
        const next = { ...now, date: day, time };
        setNow(next);
        onChange(next);
      }}
    />
  );
};

/** Today, where the reader is: only a proposal. */
export const today = (): Ast.DateLit => ({
  kind: 'DateLit',
  span: { start: 0, end: 0 },
  date: new Date().toLocaleDateString('sv-SE'),
  time: '',
});
