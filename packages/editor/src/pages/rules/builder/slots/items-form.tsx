import { type Ast, nameText } from '@tagwright/dsl';
import { useState } from 'react';
import { shapeOf, type Slot, valueText } from '../../../../builder/index.js';
import { PinyinSelect } from '../../../../ui/pinyin-select.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { shapeChoices, textChoice } from '../choices.js';
import { itemsOf } from '../sentence.js';
import type { Draft } from './slot-form.js';

/** Several values: those that are known to choose from, others to type. */
export const ItemsForm = ({ slot, draft }: { slot: Slot; draft: Draft }) => {
  const words = useWords('builder');
  const { palette, source } = useBuilding();
  const [now, setNow] = useState(() =>
    itemsOf(slot.node as Ast.In | Ast.Has).map((item) => (item.kind === 'Ref' ? item.name : source.slice(item.span))),
  );
  const shape =
    palette === undefined || slot.subject === undefined ? undefined : shapeOf(slot.subject, palette, slot.event);
  const known = palette === undefined || shape === undefined ? [] : shapeChoices(shape, palette, words);
  const others = now.filter((value) => known.every((each) => each.value !== value));
  const isNumber = shape?.kind === 'number' || shape?.kind === 'money';
  const write = (value: string): string =>
    isNumber || /^\d/.test(value) ? value : palette === undefined ? nameText(value) : valueText(value, palette);
  const isClosed = shape?.kind === 'tag' || (shape?.values.length ?? 0) > 0;
  return (
    <PinyinSelect
      autoFocus
      mode="multiple"
      label={words.values}
      choices={[...known, ...others.map((value) => textChoice(value, words))]}
      value={[...now]}
      style={{ width: 320 }}
      nothing={words.noMatch}
      {...(isClosed ? {} : { offerTyped: (typed: string) => ({ value: typed, label: words.otherText(typed) }) })}
      onChoose={(values) => {
        setNow(values);
        draft(values.length === 0 ? undefined : values.map(write).join(', '));
      }}
    />
  );
};
