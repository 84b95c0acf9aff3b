import { Typography } from 'antd';
import { Link } from 'wouter';
import { useWords } from '../../words/index.js';
import type { Tag } from '../../api/known.js';
import { userAddress } from './traits.js';
import './tags.css';

/** The rules that ask for a tag, each with what it is. */
export const UsedBy = ({ users }: { readonly users: Tag['usedBy'] }) => {
  const words = useWords('tags');
  if (users.length === 0) return <Typography.Text type="secondary">{words.notUsed}</Typography.Text>;
  return (
    <ul className="tw-used-by">
      {users.map((user) => (
        <li key={`${user.kind} ${user.name}`}>
          <Link href={userAddress(user)}>{user.name}</Link>{' '}
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {words.kinds[user.kind]}
          </Typography.Text>
        </li>
      ))}
    </ul>
  );
};
