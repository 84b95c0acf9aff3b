import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';

/** A small button that shows a sign, and says what it does to whoever points at it or has the page read aloud. */
export const IconButton = ({
  label,
  icon,
  act,
}: {
  label: string;
  icon: ReactNode;
  /** It cannot be done where it is left out. */
  act: (() => void) | undefined;
}) => (
  <Tooltip title={label}>
    <Button type="text" size="small" icon={icon} aria-label={label} disabled={act === undefined} onClick={act} />
  </Tooltip>
);
