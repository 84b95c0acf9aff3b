import { Alert, Card, Checkbox, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useNumbers } from '../../../ui/numbers.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useValueText, type ValueType } from '../../../ui/value.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { type Group, type Portrait as PortraitTold, usePortrait } from '../group/group.js';
import { type Bar, Bars } from './bars.js';
import { barsOfFeature, barsOfTag, type Drawing, highlightsOf } from './drawn.js';

/** So many findings are told above all the charts. */
const HIGHLIGHTS = 8;

/** Who the members are, beside everybody. */
export const Portrait = ({ group }: { group: Group }) => {
  const words = useWords('segments').portrait;
  const { data, error, refetch } = usePortrait(group);
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  if (data.withheld === true) return <Alert type="info" showIcon title={words.withheld} />;
  if (data.count === 0) return <Alert type="info" showIcon title={words.empty} />;
  // That members of a segment are in it says nothing.
  const others = data.segments.filter(({ name }) => !(group.kind === 'segment' && group.name === name));
  return <Drawn portrait={{ ...data, segments: others }} />;
};

const Drawn = ({ portrait }: { portrait: PortraitTold }) => {
  const words = useWords('segments').portrait;
  const { named } = useWords('values');
  const value = useValueText();
  const { whole } = useNumbers();
  const [onlyClear, setOnlyClear] = useState(false);
  const drawing: Drawing = { words, value, whole };
  const highlights = highlightsOf(portrait, drawing, HIGHLIGHTS);
  const shown = (bars: readonly Bar[]): readonly Bar[] =>
    onlyClear ? bars.filter(({ difference }) => difference !== 'unclear') : bars;
  const features = (kind: 'field' | 'metric') =>
    portrait.features
      .filter((feature) => feature.kind === kind)
      .map((feature) => ({ feature, bars: shown(barsOfFeature(feature, drawing)) }));
  const tags = portrait.tags.map((tag) => ({ name: tag.name, bars: shown(barsOfTag(tag, drawing)) }));
  const segments = shown(portrait.segments.map((segment) => ({ ...segment, label: segment.name })));
  return (
    <Flex vertical gap={16}>
      <Flex gap={16} wrap>
        <Card size="small" title={words.highlights} style={{ flex: '2 1 480px' }}>
          {highlights.length === 0 ? (
            <Typography.Text type="secondary">{words.nothingClear}</Typography.Text>
          ) : (
            <Bars bars={highlights.map((each) => ({ ...each, label: named(each.of, each.label) }))} />
          )}
        </Card>
        <Typical portrait={portrait} />
      </Flex>
      <Flex gap={24} wrap align="center">
        <Legend />
        <Checkbox checked={onlyClear} onChange={({ target }) => setOnlyClear(target.checked)}>
          {words.onlyClear}
        </Checkbox>
      </Flex>
      <Section title={words.fields}>
        {features('field').map(({ feature, bars }) => (
          <FeatureCard key={feature.name} feature={feature} bars={bars} hide={onlyClear} />
        ))}
      </Section>
      <Section title={words.metrics}>
        {features('metric').map(({ feature, bars }) => (
          <FeatureCard key={feature.name} feature={feature} bars={bars} hide={onlyClear} />
        ))}
      </Section>
      <Section title={words.tags}>
        {tags.map(({ name, bars }) =>
          bars.length === 0 ? undefined : <BarCard key={name} title={name} bars={bars} />,
        )}
      </Section>
      {segments.length === 0 ? undefined : (
        <Section title={words.segments}>
          <BarCard title={words.segments} bars={segments} />
        </Section>
      )}
    </Flex>
  );
};

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
      {title}
    </Typography.Title>
    <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fill, minmax(min(480px, 100%), 1fr))' }}>
      {children}
    </div>
  </section>
);

const BarCard = ({ title, bars, note }: { title: string; bars: readonly Bar[]; note?: string }) => (
  <Card size="small" title={title}>
    <Bars bars={bars} />
    {note === undefined ? undefined : (
      <Typography.Paragraph type="secondary" style={{ margin: '8px 0 0' }}>
        {note}
      </Typography.Paragraph>
    )}
  </Card>
);

const FeatureCard = ({
  feature: { name, type, quartiles, tooVaried },
  bars,
  hide,
}: {
  feature: PortraitTold['features'][number];
  bars: readonly Bar[];
  hide: boolean;
}) => {
  const words = useWords('segments').portrait;
  const value = useValueText();
  if (bars.length === 0 && hide) return undefined;
  const note =
    quartiles === undefined
      ? tooVaried === true
        ? words.tooVaried
        : undefined
      : words.median(
          value(quartiles.group.median, type as ValueType),
          value(quartiles.everyone.median, type as ValueType),
        );
  return <BarCard title={name} bars={bars} {...(note === undefined ? {} : { note })} />;
};

const Legend = () => {
  const words = useWords('segments').portrait;
  return (
    <Flex gap={16} align="center" aria-hidden>
      <Flex gap={6} align="center">
        <span className="tw-share-bar" style={{ width: 32 }}>
          <i style={{ width: '100%' }} />
        </span>
        {words.group}
      </Flex>
      <Flex gap={6} align="center">
        <span className="tw-share-bar" style={{ width: 8, background: 'none' }}>
          <b />
        </span>
        {words.everyone}
      </Flex>
    </Flex>
  );
};

const Typical = ({ portrait: { typical } }: { portrait: PortraitTold }) => {
  const words = useWords('segments').portrait;
  const { whole } = useNumbers();
  if (typical === undefined) return undefined;
  return (
    <Card size="small" title={words.typical} style={{ flex: '1 1 240px' }}>
      <Link href={`/customers/${encodeURIComponent(typical.customer)}`}>{typical.customer}</Link>
      <Typography.Paragraph type="secondary" style={{ margin: '4px 0 0' }}>
        {words.typicalHelp(whole(typical.agrees), whole(typical.respects))}
      </Typography.Paragraph>
    </Card>
  );
};
