import { HolderOutlined } from '@ant-design/icons';
import { useWords } from '../../../words/index.js';
import type { Dragging } from './dragging.js';

/** By what something is dragged. Keys do the same where the focus is, so that it is nothing to read aloud. */
export const DragHandle = ({ dragging, of }: { dragging: Dragging; of: string }) => {
  const words = useWords('builder');
  return (
    <span className="tw-handle" title={words.dragHelp} aria-hidden {...dragging.handleOf(of)}>
      <HolderOutlined />
    </span>
  );
};
