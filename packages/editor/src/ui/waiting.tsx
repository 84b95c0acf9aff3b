import { Flex, Spin, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../words/index.js';

/** How long something may take before anybody has to be told, in ms. */
const PATIENCE = 400;

/** Says that something is under way, once it takes longer than anybody would notice. */
export const Waiting = ({ text }: { text?: string }) => {
  const words = useWords('shell');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return <div style={{ height: 200 }} />;
  return (
    <Flex vertical align="center" justify="center" gap={12} style={{ height: 200 }} role="status">
      <Spin />
      <Typography.Text type="secondary">{text ?? words.loading}</Typography.Text>
    </Flex>
  );
};
