import { Button, Result } from 'antd';
import { Link } from 'wouter';
import { useWords } from '../words/index.js';

export const NoSuchPage = () => {
  const words = useWords('shell');
  return (
    <Result
      status="404"
      title={words.noSuchPage}
      subTitle={words.noSuchPageHelp}
      extra={
        <Link href="/rules" asChild>
          <Button type="primary">{words.toRules}</Button>
        </Link>
      }
    />
  );
};
