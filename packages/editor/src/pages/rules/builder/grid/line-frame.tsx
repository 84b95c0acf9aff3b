import type { ReactNode } from 'react';
import type { Row } from '../../../../builder/index.js';
import { useBuilding } from '../building.js';
import type { Dragging } from '../dragging.js';
import { ProblemNotes } from '../problem-notes.js';
import { Notes, type useNewNote } from './notes.js';

/** One line of the grid: its place and marks, the notes and problems around what it says, and the cells behind that. */
export const LineFrame = ({
  line: { key, level },
  part: { span, notes },
  mark,
  isMuted,
  problems,
  dragging,
  newNote,
  says,
  children,
}: {
  line: { readonly key: string; readonly level: number };
  /** What of the text the line is. */
  part: Pick<Row, 'span' | 'notes'>;
  mark?: string | undefined;
  isMuted: boolean;
  problems: Parameters<typeof ProblemNotes>[0]['problems'];
  dragging: Dragging;
  newNote: ReturnType<typeof useNewNote>;
  /** What it says, in one sentence. */
  says: ReactNode;
  /** The cells behind it. */
  children: ReactNode;
}) => {
  const { isPointedAt, point } = useBuilding();
  const isFaulty = problems.some(({ level: how }) => how === 'error');
  const marks = [
    'tw-row',
    mark ?? '',
    isMuted ? 'tw-row-muted' : '',
    isFaulty ? 'tw-row-faulty' : '',
    isPointedAt(span) ? 'tw-row-pointed' : '',
    dragging.over === key ? 'tw-drop' : '',
  ];
  return (
    <div
      role="row"
      aria-level={level}
      data-line={key}
      className={marks.filter(Boolean).join(' ')}
      {...dragging.placeOf(key)}
    >
      <div
        role="gridcell"
        className="tw-row-says"
        style={{ paddingInlineStart: (level - 1) * 20 }}
        onClick={() => point(span)}
      >
        <Notes notes={notes.before} />
        {newNote.field}
        <span className="tw-row-sentence">{says}</span>
        {notes.after === undefined ? undefined : <Notes notes={[notes.after]} />}
        <ProblemNotes problems={problems} line={key} />
      </div>
      {children}
    </div>
  );
};
