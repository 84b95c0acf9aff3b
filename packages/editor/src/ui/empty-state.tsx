import { Empty, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What is not there. */
  readonly title: string;
  /** What this is, and what to do next. */
  readonly help?: string;
  readonly action?: ReactNode;
}

/** What stands where there is nothing yet. */
export const EmptyState = ({ title, help, action }: EmptyStateProps) => (
  <Empty
    image={Empty.PRESENTED_IMAGE_SIMPLE}
    description={
      <Flex vertical gap={4} align="center">
        <Typography.Text strong>{title}</Typography.Text>
        {help === undefined ? undefined : (
          <Typography.Text type="secondary" style={{ maxWidth: 520, textWrap: 'balance' }}>
            {help}
          </Typography.Text>
        )}
      </Flex>
    }
  >
    {action}
  </Empty>
);
