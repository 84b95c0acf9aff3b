import type { Comment, Span } from '@tagwright/dsl';
import { type ReactNode, useState } from 'react';
import { addNote, noteText, setNote } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { LineInput } from '../line-input.js';

/** Comments, without their slashes: read as lines, written in their places. An empty one is taken away. */
export const Notes = ({ notes }: { notes: readonly Comment[] }) =>
  notes.map((note) => <Note key={note.span.start} note={note} />);

const Note = ({ note }: { note: Comment }) => {
  const words = useWords('builder');
  const { source, mayWrite, act } = useBuilding();
  const [isWriting, setWriting] = useState(false);
  const text = noteText(note);
  if (isWriting)
    return (
      <LineInput
        label={words.note}
        initial={text}
        cancel={() => setWriting(false)}
        done={(next) => {
          setWriting(false);
          act(setNote(source, note, next));
        }}
      />
    );
  const said = (
    <>
      <span className="tw-only-read">{words.noteSays}</span>
      {text}
    </>
  );
  if (!mayWrite) return <span className="tw-note">{said}</span>;
  return (
    <button
      type="button"
      className="tw-note"
      onClick={(event) => {
        event.stopPropagation();
        setWriting(true);
      }}
    >
      {said}
    </button>
  );
};

/** A note that is to be written beside something: what begins it, and the field for it while it is written. */
export const useNewNote = (span: Span): { readonly begin: () => void; readonly field: ReactNode } => {
  const words = useWords('builder');
  const { source, act } = useBuilding();
  const [isWriting, setWriting] = useState(false);
  const done = (text: string): void => {
    setWriting(false);
    act(addNote(source, span, text));
  };
  return {
    begin: () => setWriting(true),
    field: isWriting ? (
      <LineInput label={words.note} initial="" cancel={() => setWriting(false)} done={done} />
    ) : undefined,
  };
};
