import { Typography } from 'antd';
import { useMemo } from 'react';
import { useValueText } from '../../../ui/value.js';
import { JustChanged } from '../../../ui/just-changed.js';
import { useWords } from '../../../words/index.js';
import { useCatalog } from '../../../api/known.js';
import type { Card } from './queries.js';
import { Section } from './section.js';
import './profile.css';

/** What is measured of a customer, in the order of the book, under all the names that a metric has. */
export const Metrics = ({ card: { metrics } }: { readonly card: Card }) => {
  const words = useWords('customers');
  const value = useValueText();
  const { data: catalog } = useCatalog();
  const names = useMemo(
    () => new Map(catalog?.metrics.map(({ name, names: all }) => [name, all.join(' ')])),
    [catalog],
  );
  if (metrics.length === 0) return undefined;
  return (
    <Section title={words.metrics}>
      <dl className="tw-known">
        {metrics.map(({ name, type, value: measured }) => (
          <div key={name}>
            <dt>{names.get(name) ?? name}</dt>
            <dd>
              {measured === null ? (
                <Typography.Text type="secondary">{value(null)}</Typography.Text>
              ) : type === 'duration' ? (
                // Time goes by by itself: that is no news.
                value(measured, type)
              ) : (
                <JustChanged of={JSON.stringify(measured)}>{value(measured, type)}</JustChanged>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};
