import type { Card } from '../../../../builder/index.js';
import { ConditionGrid } from '../grid/condition-grid.js';

/** Who is in a segment. */
export const SegmentBody = ({ card, name }: { card: Card; name: string }) =>
  card.condition === undefined ? undefined : <ConditionGrid condition={card.condition} id="0" name={name} />;
