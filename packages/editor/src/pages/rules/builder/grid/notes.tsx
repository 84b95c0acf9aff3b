import type { Comment } from '@tagwright/dsl';
import { useWords } from '../../../../words/index.js';

/** Comments, without their slashes. */
export const Notes = ({ notes }: { notes: readonly Comment[] }) => {
  const words = useWords('builder');
  return notes.map(({ span, text }) => (
    <span key={span.start} className="tw-note">
      <span className="tw-only-read">{words.note}: </span>
      {text.replace(/^\/\/\s*/, '')}
    </span>
  ));
};
