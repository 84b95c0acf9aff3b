import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { conditionText, pickOf } from '../../../../builder/index.js';
import { PinyinSelect } from '../../../../ui/pinyin-select.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { conditionChoices } from '../choices.js';
import type { Ask, MenuItems } from './clause-items.js';

/** A button with what can be done; where that needs a condition, it becomes the list of what one can be about. */
export const ActionMenu = ({
  cell,
  isStop,
  itemsFor,
}: {
  cell: string;
  isStop: boolean;
  itemsFor: (ask: Ask) => MenuItems;
}) => {
  const words = useWords('builder');
  const { vocabulary, palette, act } = useBuilding();
  const [asking, setAsking] = useState<{ event: string | undefined; put: (text: string) => void }>();
  if (asking !== undefined && palette !== undefined)
    return (
      <PinyinSelect
        autoFocus
        open
        label={words.whatToAsk}
        placeholder={words.whatToAsk}
        style={{ width: 216 }}
        nothing={words.noMatch}
        choices={conditionChoices(palette, words, asking.event)}
        onBlur={() => setAsking(undefined)}
        onEscape={() => {
          setAsking(undefined);
          act([], cell);
        }}
        onChoose={(picked) => {
          setAsking(undefined);
          asking.put(conditionText(pickOf(picked), palette, vocabulary, asking.event));
        }}
      />
    );
  return (
    <Dropdown
      menu={{ items: itemsFor((event, put) => setAsking({ event, put })) }}
      trigger={['click']}
      placement="bottomRight"
    >
      <Button
        type="text"
        size="small"
        data-cell={cell}
        tabIndex={isStop ? 0 : -1}
        icon={<MoreOutlined />}
        aria-label={words.more}
      />
    </Dropdown>
  );
};
