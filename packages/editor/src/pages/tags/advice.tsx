import { BulbOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { Quoted } from '../../ui/quoted.js';
import { useWords } from '../../words/index.js';
import type { Tag } from '../../api/known.js';
import './tags.css';

/** What is to be said of a tag’s health, in words. */
export const Advice = ({ advice }: { readonly advice: Tag['advice'] }) => {
  const words = useWords('tags');
  if (advice.length === 0) return <Typography.Text type="secondary">{words.healthy}</Typography.Text>;
  return (
    <ul className="tw-advice">
      {advice.map(({ code, level, message }) => (
        <li key={`${code} ${message}`}>
          <Typography.Text type={level === 'hint' ? 'secondary' : 'warning'}>
            {level === 'hint' ? <BulbOutlined aria-hidden /> : <ExclamationCircleOutlined aria-hidden />}
          </Typography.Text>
          <span>
            <Quoted text={message} />
          </span>
        </li>
      ))}
    </ul>
  );
};
