import { Flex, Typography } from 'antd';
import { Link } from 'wouter';
import { Written } from '../../../ui/written.js';
import { useWords } from '../../../words/index.js';
import { ruleAddress } from '../traits.js';
import type { TagWithRules } from './queries.js';

/** What gives each value, in the words of the book, and where it is written. */
export const Rules = ({ tag }: { readonly tag: TagWithRules }) => {
  const words = useWords('tags');
  if (tag.rules.length === 0) return <Typography.Text type="secondary">{words.noRules}</Typography.Text>;
  return (
    <Flex vertical gap={12}>
      {tag.rules.map(({ value, text, file, line }) => (
        <div key={`${file} ${line} ${value} ${text}`}>
          <div>{value}</div>
          <Written text={text} />
          <div>
            <Link href={ruleAddress(`tag:${tag.name}`, file)} style={{ fontSize: 12 }}>
              {words.line(file, String(line))}
            </Link>
          </div>
        </div>
      ))}
      {tag.coverage?.uncovered.is === 'somebody' && tag.otherwise === undefined ? (
        <Typography.Text type="secondary">{words.uncovered}</Typography.Text>
      ) : undefined}
    </Flex>
  );
};
