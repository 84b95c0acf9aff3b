import { EditOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { Link } from 'wouter';
import { useNewKeys } from '../../../ui/just-changed.js';
import { momentText } from '../../../ui/moment.js';
import { TagChip } from '../../../ui/tag-chip.js';
import { Written } from '../../../ui/written.js';
import { useLanguage, useWords } from '../../../words/index.js';
import type { Card } from './queries.js';
import { Section } from './section.js';
import './profile.css';

interface HeldProps {
  readonly card: Card;
  /** Asks for the reasons of a tag or a segment. */
  readonly onWhy: (name: string) => void;
}

/** The tags that a customer has, with since when and until when; what just came is marked. */
export const HeldTags = ({ card, onWhy }: HeldProps) => {
  const words = useWords('customers');
  const keys = card.tags.map(({ name, value }) => `${name}\t${value}`);
  const fresh = useNewKeys(card.answered ? keys : undefined);
  return (
    <Section title={words.tags} extra={<WhyAnother onWhy={onWhy} />}>
      {card.tags.length === 0 ? (
        <Typography.Text type="secondary">{words.noTags}</Typography.Text>
      ) : (
        <ul className="tw-held">
          {card.tags.map((tag) => (
            <HeldTag
              key={`${tag.name}\t${tag.value}`}
              tag={tag}
              isNew={fresh.has(`${tag.name}\t${tag.value}`)}
              onWhy={onWhy}
            />
          ))}
        </ul>
      )}
    </Section>
  );
};

const HeldTag = ({
  tag: { name, value, manual, since, until, why },
  isNew,
  onWhy,
}: {
  readonly tag: Card['tags'][number];
  readonly isNew: boolean;
  readonly onWhy: (name: string) => void;
}) => {
  const words = useWords('customers');
  return (
    <li className={isNew ? 'tw-just-changed' : undefined}>
      <Flex justify="space-between" gap={8} align="flex-start">
        <TagChip name={name} value={value} icon={manual ? <EditOutlined aria-hidden /> : undefined} />
        <Button size="small" type="link" aria-label={words.whyOf(name)} onClick={() => onWhy(name)}>
          {words.why}
        </Button>
      </Flex>
      <Times since={since} until={until} />
      {why.length === 0 ? undefined : (
        <div className="tw-held-why">
          <Written text={why.join(' / ')} />
        </div>
      )}
    </li>
  );
};

/** The segments that a customer is in. */
export const HeldSegments = ({ card, onWhy }: HeldProps) => {
  const words = useWords('customers');
  const fresh = useNewKeys(card.answered ? card.segments.map(({ name }) => name) : undefined);
  return (
    <Section title={words.segments}>
      {card.segments.length === 0 ? (
        <Typography.Text type="secondary">{words.noSegments}</Typography.Text>
      ) : (
        <ul className="tw-held">
          {card.segments.map(({ name, since, why }) => (
            <li key={name} className={fresh.has(name) ? 'tw-just-changed' : undefined}>
              <Flex justify="space-between" gap={8}>
                <Link href={`/segments/segment/${encodeURIComponent(name)}`}>{name}</Link>
                <Button size="small" type="link" aria-label={words.whyOf(name)} onClick={() => onWhy(name)}>
                  {words.why}
                </Button>
              </Flex>
              <Times since={since} until={undefined} />
              <div className="tw-held-why">
                <Written text={why.join(' / ')} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const Times = ({ since, until }: { readonly since: string | undefined; readonly until: string | undefined }) => {
  const { locale, words } = useLanguage();
  const told = [
    ...(since === undefined ? [] : [words.customers.since(momentText(since, locale))]),
    ...(until === undefined ? [] : [words.customers.until(momentText(until, locale))]),
  ];
  return told.length === 0 ? undefined : <div className="tw-held-times">{told.join(' · ')}</div>;
};

const WhyAnother = ({ onWhy }: Pick<HeldProps, 'onWhy'>) => {
  const words = useWords('customers');
  return (
    <Button size="small" onClick={() => onWhy('')}>
      {words.whyAnother}
    </Button>
  );
};
