import { describe, expect, it } from 'vitest';
import { compile } from '../../../../compile.js';
import { scopeOf } from '../../scope.js';
import { edgesOf } from './edges.js';
import { turnsBehind } from './instants.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { joined: time }
event order { amount: money }
event view { page: text }
`;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 10:00 in Shanghai. */
const MORNING = Date.UTC(2026, 2, 5, 2);

/** How far behind its fact each edge of a book turns, over a stretch from the morning on. */
const behind = (rules: string, length: number) => {
  const { plan, diagnostics } = compile({
    files: [{ path: 'book.tag', text: HEAD + rules }],
    readList: () => undefined,
  });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  const { all } = edgesOf(plan);
  const stretch = { after: MORNING, until: MORNING + length };
  return all.map((edge) => {
    const { touch } = edge;
    const place = touch.kind === 'crossing' ? touch.mark.key : 'yearly';
    return [edge.isEntry ? 'entry' : place, turnsBehind(edge, all, stretch, scopeOf(plan, 0))] as const;
  });
};

describe('how far behind its fact an edge turns', () => {
  it('is the length of a window, to the millisecond', () => {
    expect(behind('segment A = did order in last 30d', HOUR)).toContainEqual(['now -2592000000', 30 * DAY]);
  });

  it('is nobody’s to say where the length is of months', () => {
    const found = behind('segment A = until(joined) <= 1mo', HOUR);
    expect(found.filter(([mark]) => mark !== 'entry').map(([, ms]) => ms)).not.toContain(expect.any(Number));
  });

  it.each([
    ['too short for it to turn anything else', 'segment A = did order in last 7d', HOUR],
    ['over a local midnight that moves nothing of it', 'segment A = did order in last 7d', 15 * HOUR],
    ['within a calendar month', 'segment A = did order this month', 15 * HOUR],
    ['far from both ends of months counted back', 'segment A = did order in last 1mo', 5 * DAY],
  ])('is nothing for an event that enters a stretch that is %s', (_, rules, length) => {
    expect(behind(rules, length)).toContainEqual(['entry', 0]);
  });

  it.each([
    ['longer than what the clock runs against', 'segment A = did order in last 2h', 5 * HOUR],
    ['over the end of its day', 'segment A = did order today', 15 * HOUR],
    ['over the end of its month', 'segment A = count(order this month) >= 2', 27 * DAY],
    ['as long as a month counted back', 'segment A = did order in last 1mo', 32 * DAY],
  ])('is nobody’s to say for an event that enters one that is %s', (_, rules, length) => {
    expect(behind(rules, length)).toContainEqual(['entry', undefined]);
  });
});
