import { Button, Typography } from 'antd';
import { unreachable } from '@tagwright/dsl';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useMay } from '../../../../api/me.js';
import type { Card } from '../../../../builder/index.js';
import { Waiting } from '../../../../ui/waiting.js';
import { useWords } from '../../../../words/index.js';
import { useRulesState } from '../../state.js';
import { useBuilding } from '../building.js';

// Tables weigh as much as the rest of the page, and declarations of data are seldom looked at.
const FieldsTable = lazy(() => import('./fields-table.js').then((part) => ({ default: part.FieldsTable })));

/** What is declared by engineers or elsewhere: to be read here, with the way to where it is changed. */
export const SummaryBody = ({ card }: { card: Card }) => {
  const words = useWords('builder');
  const isEngineer = useMay('engineer');
  const { set } = useRulesState();
  const { source, point } = useBuilding();
  const { node } = card;
  const toText = (
    <Button
      onClick={() => {
        set({ view: 'text' });
        point(card.span);
      }}
    >
      {words.inText}
    </Button>
  );
  switch (node.kind) {
    case 'CustomerDecl':
    case 'EventDecl':
      return (
        <>
          <Suspense fallback={<Waiting />}>
            <FieldsTable fields={node.fields} />
          </Suspense>
          {isEngineer ? toText : <Typography.Text type="secondary">{words.engineersOnly}</Typography.Text>}
        </>
      );
    case 'TestDecl':
      return (
        <div className="tw-summary">
          <span>{words.steps(String(node.steps.length))}</span>
          <Link href="/tests">{words.toTests}</Link>
          {toText}
        </div>
      );
    case 'ListDecl':
      return (
        <div className="tw-summary">
          <span>
            {words.from_} {node.path.text}
          </span>
        </div>
      );
    case 'TimezoneDecl':
      return <div className="tw-summary">{node.zone.text}</div>;
    case 'BrokenDecl':
    case 'TagDecl':
    case 'TagLine':
    case 'SegmentDecl':
    case 'MetricDecl':
      return (
        <div className="tw-summary">
          <code className="tw-opaque">{source.slice(card.span)}</code>
          {toText}
        </div>
      );
    default:
      return unreachable(node);
  }
};
