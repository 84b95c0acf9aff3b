import { Input } from 'antd';
import { useState } from 'react';
import { lineKeys } from './line-keys.js';

/** A line of text that is written in its place: Enter and going elsewhere take it, Escape leaves it as it was. */
export const LineInput = ({
  label,
  initial,
  done,
  cancel,
}: {
  label: string;
  initial: string;
  done: (text: string) => void;
  cancel: () => void;
}) => {
  const [text, setText] = useState(initial);
  const finish = (): void => (text.trim() === initial.trim() ? cancel() : done(text.trim()));
  return (
    <Input
      autoFocus
      aria-label={label}
      placeholder={label}
      value={text}
      onClick={(event) => event.stopPropagation()}
      onChange={({ target }) => setText(target.value)}
      onBlur={finish}
      onKeyDown={lineKeys(finish, cancel)}
    />
  );
};
