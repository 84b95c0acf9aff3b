import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly help?: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a profile, with a heading of its own. */
export const Section = ({ title, help, extra, children }: SectionProps) => (
  <Card
    size="small"
    style={{ height: '100%' }}
    title={
      <Typography.Title level={2} style={{ margin: 0, fontSize: 15 }}>
        {title}
        {help === undefined ? undefined : (
          <Typography.Text type="secondary" style={{ fontWeight: 400, fontSize: 13, marginInlineStart: 8 }}>
            {help}
          </Typography.Text>
        )}
      </Typography.Title>
    }
    extra={extra}
  >
    {children}
  </Card>
);
