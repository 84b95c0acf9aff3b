import { LineMap } from '@tagwright/dsl';
import type { Place, Reported, Sources } from './reported.js';

export const TEXT = 'metric R = since last order\ntag "RFM评级" = 重要保持 when Rr>90天 and M>=top20%\n';

const lines = new LineMap(TEXT);

export const sources: Sources = new Map([['规则 book/rfm.tag', { text: TEXT, lines }]]);

/** The first place of some words in the text. */
export function placeOf(words: string): Place {
  const start = TEXT.indexOf(words);
  const end = start + words.length;
  return {
    file: '规则 book/rfm.tag',
    span: { start, end },
    start: lines.positionAt(start),
    end: lines.positionAt(end),
  };
}

/** A finding with everything that one can have. */
export const finding: Reported = {
  ...placeOf('Rr'),
  code: 'unknown-name',
  level: 'error',
  message: 'nothing is called `Rr`: 100% sure\nmetrics are declared like `metric Rr = …`',
  fixes: [{ title: 'replace with `R`', edits: [{ ...placeOf('Rr'), text: 'R' }] }],
  related: [placeOf('R')],
};
