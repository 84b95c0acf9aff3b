import type { Ast, TextEdit } from '@tagwright/dsl';
import type { Slot } from '../../../../builder/index.js';
import { PinyinSelect } from '../../../../ui/pinyin-select.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { otherValues } from './other-values.js';

interface OtherValueProps {
  readonly slot: Slot;
  readonly root: Ast.Expr;
  readonly choose: (edits: readonly TextEdit[]) => void;
}

/** Beside the form of an amount: another value to compare with in its place. Nothing where there is none. */
export const OtherValue = ({ slot, root, choose }: OtherValueProps) => {
  const words = useWords('builder');
  const building = useBuilding();
  const { palette } = building;
  const others = palette === undefined ? undefined : otherValues(slot, root, palette, words, building);
  if (others === undefined || others.choices.length === 0) return undefined;
  return (
    <PinyinSelect
      label={words.otherValue}
      placeholder={words.otherInstead}
      choices={others.choices}
      style={{ width: '100%', marginTop: 8 }}
      nothing={words.noMatch}
      onChoose={(value) => choose(others.edits(value))}
    />
  );
};
