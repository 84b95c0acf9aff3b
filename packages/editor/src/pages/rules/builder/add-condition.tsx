import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { conditionText, pickOf } from '../../../builder/index.js';
import { PinyinSelect } from '../../../ui/pinyin-select.js';
import { useWords } from '../../../words/index.js';
import { useBuilding } from './building.js';
import { conditionChoices } from './choices.js';

/** A button that becomes a list of everything a condition can be about. */
export const AddCondition = ({
  cell,
  label,
  event,
  isFirst,
  onAdd,
}: {
  cell: string;
  label: string;
  event?: string | undefined;
  isFirst: boolean;
  onAdd: (text: string) => void;
}) => {
  const [isOpen, setOpen] = useState(false);
  const { palette, vocabulary, act } = useBuilding();
  const words = useWords('builder');
  if (isOpen && palette !== undefined)
    return (
      <PinyinSelect
        autoFocus
        open
        label={words.whatToAsk}
        placeholder={words.whatToAsk}
        choices={conditionChoices(palette, words, event)}
        style={{ width: 264 }}
        nothing={words.noMatch}
        onBlur={() => setOpen(false)}
        onEscape={() => {
          setOpen(false);
          act([], cell);
        }}
        onChoose={(key) => {
          setOpen(false);
          onAdd(conditionText(pickOf(key), palette, vocabulary, event));
        }}
      />
    );
  return (
    <Button
      type={isFirst ? 'primary' : 'dashed'}
      size="small"
      icon={<PlusOutlined />}
      data-cell={cell}
      disabled={palette === undefined}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  );
};
