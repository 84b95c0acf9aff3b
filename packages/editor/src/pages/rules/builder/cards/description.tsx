import { useState } from 'react';
import { useWords } from '../../../../words/index.js';
import { LineInput } from '../line-input.js';

/** What a declaration or a value is for: read as a line, written in its place. */
export const Description = ({
  text,
  cell,
  canWrite,
  done,
  isBegun = false,
  left,
}: {
  text: string;
  /** Where the focus goes back to. */
  cell: string;
  canWrite: boolean;
  done: (text: string) => void;
  /** Whether it is being written as soon as it is there. */
  isBegun?: boolean;
  /** Told when it is left as it was. */
  left?: () => void;
}) => {
  const words = useWords('builder');
  const [isWriting, setWriting] = useState(isBegun);
  if (isWriting)
    return (
      <LineInput
        label={words.description}
        initial={text}
        cancel={() => {
          setWriting(false);
          left?.();
        }}
        done={(next) => {
          setWriting(false);
          done(next);
        }}
      />
    );
  if (!canWrite) return text === '' ? undefined : <div className="tw-description">{text}</div>;
  return (
    <button type="button" className="tw-description" data-cell={cell} onClick={() => setWriting(true)}>
      {text === '' ? words.addDescription : text}
    </button>
  );
};
