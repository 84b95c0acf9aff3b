import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

/** A page: its title, what can be done on it, and what it is about. */
export const Page = ({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) => (
  <Flex vertical gap={16} style={{ padding: 24, maxWidth: 1680, marginInline: 'auto', width: '100%' }}>
    <Flex justify="space-between" align="center" wrap gap={12}>
      <Typography.Title level={1} style={{ margin: 0, fontSize: 22 }}>
        {title}
      </Typography.Title>
      {actions === undefined ? undefined : (
        <Flex gap={8} wrap>
          {actions}
        </Flex>
      )}
    </Flex>
    {children}
  </Flex>
);
