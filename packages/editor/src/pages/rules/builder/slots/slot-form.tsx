import type { Ast } from '@tagwright/dsl';
import { Input } from 'antd';
import { shapeOf, type Slot } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { DateForm } from './date-form.js';
import { HabitForm } from './habit-form.js';
import { DurationForm, NumberForm, PercentForm, WithinForm } from './number-forms.js';
import { ItemsForm } from './items-form.js';
import { RankForm } from './rank-form.js';
import { TimesForm } from './times-form.js';
import { WindowForm } from './window-form.js';

/** What a form tells of each change: the text that the slot would have, undefined as long as there is none. */
export type Draft = (text: string | undefined) => void;

/** What a slot is changed with, where that is more than a choice. */
export const SlotForm = ({ slot, draft }: { slot: Slot; draft: Draft }) => {
  const { palette } = useBuilding();
  const { node, subject, event } = slot;
  switch (slot.kind) {
    case 'number': {
      const isMoney =
        palette !== undefined && subject !== undefined && shapeOf(subject, palette, event).kind === 'money';
      return <NumberForm number={node as Ast.NumberLit} isMoney={isMoney} draft={draft} />;
    }
    case 'percent':
      return <PercentForm percent={node as Ast.PercentLit} draft={draft} />;
    case 'duration':
      return <DurationForm length={node as Ast.DurationLit} draft={draft} />;
    case 'date':
      return <DateForm date={node as Ast.DateLit} draft={draft} />;
    case 'rank':
      return <RankForm rank={node as Ast.Rank} draft={draft} />;
    case 'window':
      return <WindowForm window={node as Ast.Window} draft={draft} />;
    case 'habit':
      return <HabitForm habit={node as Ast.Habit} draft={draft} />;
    case 'within':
      return <WithinForm step={node as Ast.Step} draft={draft} />;
    case 'times':
      return <TimesForm times={node as Ast.Times} draft={draft} />;
    case 'items':
      return <ItemsForm slot={slot} draft={draft} />;
    default:
      return <TextForm slot={slot} draft={draft} />;
  }
};

/** The text itself, for what has no form of its own. */
const TextForm = ({ slot, draft }: { slot: Slot; draft: Draft }) => {
  const words = useWords('builder');
  const { source } = useBuilding();
  return (
    <Input
      autoFocus
      aria-label={words.text}
      defaultValue={source.slice(slot.span)}
      onChange={({ target }) => draft(target.value.trim() === '' ? undefined : target.value.trim())}
    />
  );
};
