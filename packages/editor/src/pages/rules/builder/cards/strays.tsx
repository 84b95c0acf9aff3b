import type { Card } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { ProblemNotes, touches } from '../problem-notes.js';

/** What broken text left over, and what is wrong with a declaration outside of its conditions. */
export const Strays = ({ card }: { card: Card }) => {
  const { source, problems } = useBuilding();
  const words = useWords('builder');
  const drawn = [
    ...card.cases.flatMap(({ condition }) => (condition === undefined ? [] : [condition.span])),
    ...(card.condition === undefined ? [] : [card.condition.span]),
    ...(card.node.kind === 'MetricDecl' ? [card.node.value.span] : []),
  ];
  const own = problems.filter(({ span }) => touches(card.span, span) && !drawn.some((each) => touches(each, span)));
  if (own.length === 0 && card.strays.length === 0) return undefined;
  return (
    <section className="tw-strays">
      {card.strays.map((span) => (
        <code key={span.start} className="tw-opaque" title={words.opaque}>
          {source.slice(span)}
        </code>
      ))}
      <ProblemNotes problems={own} line={`stray${card.span.start}`} />
    </section>
  );
};
