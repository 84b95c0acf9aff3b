import { bar, count, fit, pad, type Palette, widthOf } from '@tagwright/cli/drawing';
import type { News } from './news.js';
import type { Size } from './shop.js';
import type { LiveWords } from './words.js';

/** All that a frame shows. */
export interface Frame {
  readonly clock: string;
  readonly day: number;
  readonly days: number;
  readonly totals: string;
  readonly step: string;
  readonly before: readonly Size[];
  readonly sizes: readonly Size[];
  readonly news: readonly News[];
}

export interface Room {
  readonly width: number;
  readonly colors: Palette;
  readonly words: LiveWords;
}

/** One frame as lines, none of them wider than the room. */
export function frameLines(frame: Frame, room: Room): string[] {
  const { width, colors, words } = room;
  const left = `${words.title}  ${frame.clock}`;
  const progress = bar(frame.day / frame.days, 20);
  const right = `${pad(progress, 20)} ${words.day(Math.ceil(frame.day), frame.days)}`;
  const gap = ' '.repeat(Math.max(2, width - 1 - widthOf(left) - widthOf(right)));
  return [
    `${colors.strong(words.title)}  ${colors.name(frame.clock)}${gap}${colors.bar(pad(progress, 20))} ${words.day(Math.ceil(frame.day), frame.days)}`,
    colors.faint(fit(`${frame.totals} · ${frame.step}`, width - 1)),
    '',
    ...sizeLines(frame, room),
    '',
    colors.heading(words.latest),
    ...frame.news.flatMap((news) => newsLines(news, room)),
  ];
}

const COUNT = 6;
const CHANGE = 6;
const BAR = 12;

/** Values of the tag on the left, segments on the right. */
function sizeLines({ sizes, before }: Frame, { colors, words, width }: Room): string[] {
  const tag = sizes.filter(({ value }) => value !== undefined);
  const segments = sizes.filter(({ value }) => value === undefined);
  const half = Math.floor((width - 4) / 2);
  const most = Math.max(1, ...tag.map((size) => size.count));
  const room = half - COUNT - CHANGE - BAR - 4;
  const head = (name: string): string =>
    `${pad(fit(name, room), room)}${pad(words.now, COUNT - 1, 'right')} ${pad(words.since, CHANGE, 'right')}`;
  const cell = (size: Size | undefined, withBar: boolean): string => {
    if (size === undefined) return '';
    const old = before.find(({ name, value }) => name === size.name && value === size.value)?.count ?? size.count;
    const name = pad(fit(size.value ?? size.name, room), room);
    const change = size.count - old;
    const sign = change > 0 ? `+${count(change)}` : change < 0 ? `−${count(-change)}` : '·';
    const painted = change > 0 ? colors.good : change < 0 ? colors.bad : colors.faint;
    const share = withBar ? ` ${colors.bar(bar(size.count / most, BAR))}` : '';
    return `${name}${pad(count(size.count), COUNT - 1, 'right')} ${painted(pad(sign, CHANGE, 'right'))}${share}`;
  };
  const [tagName = ''] = tag.map(({ name }) => name);
  const rows = Array.from({ length: Math.max(tag.length, segments.length) }, (_, index) =>
    `${pad(cell(tag[index], true), half)}  ${cell(segments[index], false)}`.trimEnd(),
  );
  return [colors.faint(`${pad(head(tagName), half)}  ${head(words.segments)}`.trimEnd()), ...rows];
}

/** Who and what on one line, why on the next. */
export function newsLines({ at, who, what, from, to, reason }: News, { width, colors }: Room): string[] {
  const turn = from === '' ? to : `${from} → ${to}`;
  const first = `${at}  ${pad(who, 17)} ${what} `;
  return [
    `${colors.faint(at)}  ${pad(who, 17)} ${colors.name(what)} ${colors.strong(fit(turn, width - widthOf(first) - 1))}`,
    `${' '.repeat(widthOf(at) + 2)}${colors.faint(fit(reason, width - widthOf(at) - 3))}`,
  ];
}
