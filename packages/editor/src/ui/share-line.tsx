import { Progress } from 'antd';

// As wide for `100%` as for `5%`, so that the lines of a column end at one place.
const NUMBER = { minWidth: '5.5ch', textAlign: 'end', fontVariantNumeric: 'tabular-nums' } as const;

/** A share of 1 as a line with its number: in a column of such. */
export const ShareLine = ({ share, text, label }: { share: number; text: string; label: string }) => (
  <Progress
    percent={share * 100}
    size="small"
    status="normal"
    format={() => text}
    styles={{ indicator: NUMBER }}
    aria-label={label}
  />
);
