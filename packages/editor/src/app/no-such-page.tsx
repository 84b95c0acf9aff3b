import { Button, Result, Typography } from 'antd';
import { Link } from 'wouter';
import { useWords } from '../words/index.js';

export const NoSuchPage = () => {
  const words = useWords('shell');
  return (
    <Result
      status="404"
      title={
        <Typography.Title level={1} style={{ margin: 0, fontSize: 24 }}>
          {words.noSuchPage}
        </Typography.Title>
      }
      subTitle={words.noSuchPageHelp}
      extra={
        <Link href="/rules" asChild>
          <Button type="primary">{words.toRules}</Button>
        </Link>
      }
    />
  );
};
