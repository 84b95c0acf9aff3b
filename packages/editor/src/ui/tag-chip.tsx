import { CloseOutlined } from '@ant-design/icons';
import { Tag, theme } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';
import './just-changed.css';

interface TagChipProps {
  /** The tag’s name; left out where the page says it. */
  readonly name?: string;
  readonly value: string;
  readonly icon?: ReactNode;
  /** Makes it a button. */
  readonly onClick?: () => void;
  readonly onRemove?: () => void;
  /** What the button for removing is called. */
  readonly removeLabel?: string;
}

/** A tag as it is always shown, its name and its value together: `RFM评级：重要保持`. */
export const TagChip = ({ name, value, icon, onClick, onRemove, removeLabel }: TagChipProps) => {
  const words = useWords('values');
  const { token } = theme.useToken();
  const said = name === undefined ? value : words.named(name, value);
  return (
    <Tag
      icon={icon}
      style={{
        marginInlineEnd: 0,
        maxWidth: 420,
        whiteSpace: 'normal',
        overflowWrap: 'anywhere',
        color: token.colorText,
        fontSize: token.fontSize,
        lineHeight: '24px',
      }}
    >
      {onClick === undefined ? (
        said
      ) : (
        <button type="button" className="tw-plain-button" onClick={onClick}>
          {said}
        </button>
      )}
      {onRemove === undefined ? undefined : (
        <button
          type="button"
          className="tw-plain-button"
          aria-label={removeLabel}
          style={{ marginInlineStart: 6, fontSize: 11, color: token.colorTextSecondary }}
          onClick={onRemove}
        >
          <CloseOutlined aria-hidden />
        </button>
      )}
    </Tag>
  );
};
