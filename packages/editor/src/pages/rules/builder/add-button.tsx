import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { type Choice, PinyinSelect } from '../../../ui/pinyin-select.js';
import { useWords } from '../../../words/index.js';
import { useBuilding } from './building.js';

/** A button that becomes the list of what it adds one of. `asks`: what the list is called. */
export const AddButton = ({
  cell,
  label,
  asks,
  choices,
  isFirst = false,
  onChoose,
}: {
  cell: string;
  label: string;
  asks: string;
  /** Nothing can be added while it is undefined. */
  choices: (() => readonly Choice[]) | undefined;
  isFirst?: boolean;
  onChoose: (key: string) => void;
}) => {
  const [isOpen, setOpen] = useState(false);
  const { act } = useBuilding();
  const words = useWords('builder');
  if (isOpen && choices !== undefined)
    return (
      <PinyinSelect
        autoFocus
        open
        label={asks}
        placeholder={asks}
        choices={choices()}
        style={{ width: 264 }}
        nothing={words.noMatch}
        onBlur={() => setOpen(false)}
        onEscape={() => {
          setOpen(false);
          act([], cell);
        }}
        onChoose={(key) => {
          setOpen(false);
          onChoose(key);
        }}
      />
    );
  return (
    <Button
      type={isFirst ? 'primary' : 'dashed'}
      size="small"
      icon={<PlusOutlined />}
      data-cell={cell}
      disabled={choices === undefined}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  );
};
