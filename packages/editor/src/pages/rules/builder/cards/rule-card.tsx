import { unreachable } from '@tagwright/dsl';
import { isRule, type Declared } from './declared.js';
import { CardHead } from './card-head.js';
import { MetricBody } from './metric-body.js';
import { SegmentBody } from './segment-body.js';
import { SummaryBody } from './summary-body.js';
import { TagBody } from './tag-body.js';
import { Strays } from './strays.js';

/** One declaration, all of it. */
export const RuleCard = ({ declared }: { declared: Declared }) => (
  <article className="tw-card" aria-label={declared.name}>
    <CardHead declared={declared} />
    <Body declared={declared} />
    {isRule(declared.cards[0].node)
      ? declared.cards.map((card) => <Strays key={card.span.start} card={card} />)
      : undefined}
  </article>
);

const Body = ({ declared }: { declared: Declared }) => {
  const [card] = declared.cards;
  const { node } = card;
  switch (node.kind) {
    case 'TagDecl':
    case 'TagLine':
      return <TagBody declared={declared} />;
    case 'SegmentDecl':
      return <SegmentBody card={card} name={declared.name} />;
    case 'MetricDecl':
      return <MetricBody card={card} metric={node} />;
    case 'CustomerDecl':
    case 'EventDecl':
    case 'ListDecl':
    case 'TestDecl':
    case 'TimezoneDecl':
    case 'BrokenDecl':
      return <SummaryBody card={card} />;
    default:
      return unreachable(node);
  }
};
