import type { Span } from '@tagwright/dsl';
import type { Row } from '../../../builder/index.js';
import { Count } from '../../../ui/count.js';
import { useBuilding } from './building.js';

/** For how many a row holds by itself; grey while the text has moved on. */
export const HitCount = ({ row }: { row: Row }) => {
  const spans = [
    ...(row.negation === undefined ? [] : [{ start: row.negation.start, end: row.inner.end }]),
    row.inner,
    row.span,
    ...(row.kind === 'test' ? [row.node.span] : []),
  ];
  return <LiveNumber of="conditions" spans={spans} />;
};

/** The live count of the first of some spans that has one. */
export const LiveNumber = ({ of, spans }: { of: 'conditions' | 'cases' | 'declarations'; spans: readonly Span[] }) => {
  const { live } = useBuilding();
  if (live === undefined) return undefined;
  const found = spans
    .map((span) => live[of].find((each) => each.span.start === span.start && each.span.end === span.end))
    .find((each) => each !== undefined);
  if (found === undefined) return undefined;
  return (
    <span className={live.isOld || found.isOld === true ? 'tw-count tw-count-old' : 'tw-count'}>
      <Count count={found.count} margin={found.estimated === true ? 1 : 0} />
    </span>
  );
};
