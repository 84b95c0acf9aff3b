import type { Ast } from '@tagwright/dsl';
import type { Part } from '../../../../builder/index.js';
import { useReading } from '../building.js';
import { sentenceOf } from '../sentence.js';
import { SlotCell } from '../slots/slot-cell.js';

/** Parts of a line as a sentence, each slot a cell of it. `root`: the condition that they are part of. */
export const Parts = ({
  parts,
  root,
  line,
  stop,
}: {
  parts: readonly Part[];
  root: Ast.Expr;
  line: string;
  /** The cell that Tab goes to; the first if left out. */
  stop: string | undefined;
}) => {
  const said = sentenceOf(parts, useReading());
  const slots = said.map(({ part }) => part).filter(({ kind }) => kind !== 'words');
  return said.map(({ part, text }) => {
    if (part.kind === 'words')
      return (
        <span key={`words ${part.span.start}`} className="tw-words">
          {text}
        </span>
      );
    const index = slots.indexOf(part);
    const cell = `${line}/${index}`;
    const isStop = stop === undefined ? index === 0 : stop === cell;
    return <SlotCell key={`slot ${index}`} slot={part} root={root} cell={cell} isStop={isStop} said={text} />;
  });
};
