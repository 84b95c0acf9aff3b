import { Flex, Typography } from 'antd';
import { JustChanged } from '../../../ui/just-changed.js';
import { useValueText } from '../../../ui/value.js';
import { useWords } from '../../../words/index.js';
import type { Card } from './queries.js';
import { Section } from './section.js';
import './profile.css';

/** What is known of a customer, by the dimensions of the profile. */
export const Known = ({ card: { dimensions } }: { readonly card: Card }) => {
  const words = useWords('customers');
  const value = useValueText();
  return (
    <Section title={words.fields}>
      {dimensions.length === 0 ? (
        <Typography.Text type="secondary">{words.noFields}</Typography.Text>
      ) : (
        <Flex vertical gap={16}>
          {dimensions.map(({ name, fields }) => (
            <div key={name ?? ''}>
              {dimensions.length === 1 && name === null ? undefined : (
                <Typography.Title level={3} style={{ margin: '0 0 4px', fontSize: 14 }}>
                  {name ?? words.noDimension}
                </Typography.Title>
              )}
              <dl className="tw-known">
                {fields.map((field) => (
                  <div key={field.name}>
                    <dt>{field.name}</dt>
                    <dd>
                      <JustChanged of={JSON.stringify(field.value)}>{value(field.value, field.type)}</JustChanged>
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
        </Flex>
      )}
    </Section>
  );
};
