import type { Moment, Window } from '../model/index.js';
import { CALENDAR_UNITS } from './words.js';
import type { Pen } from './pen.js';

export function writeMoment(moment: Moment): string {
  return moment.time === undefined ? moment.date : `${moment.date} ${moment.time}`;
}

export function writeWindow(pen: Pen, window: Window): string {
  const ago = () => ` ${pen.word('ago')}`;
  switch (window.kind) {
    case 'last': {
      const last = pen.word('inLast');
      return `${last}${last === '近' ? '' : ' '}${pen.duration(window.length)}`;
    }
    case 'next': {
      if (!pen.isChinese()) return `within next ${pen.duration(window.length)}`;
      return `未来${pen.duration(window.length)}内`;
    }
    case 'on-ago':
      return `${pen.word('onDate')} ${pen.duration(window.length)}${ago()}`;
    case 'ago': {
      const [from, to] = [pen.duration(window.from), pen.duration(window.to)];
      return `${pen.word('between')} ${from} ${pen.word('betweenAnd')} ${to}${ago()}`;
    }
    case 'before':
      return `${pen.word('before')} ${pen.duration(window.length)}${ago()}`;
    case 'range':
      return `${pen.word('fromDate')} ${writeMoment(window.from)} ${pen.word('to')} ${writeMoment(window.to)}`;
    case 'on':
      return `${pen.word('onDate')} ${window.date}`;
    case 'day':
      return pen.word(window.day);
    case 'unit':
      return pen.word(`${window.which} ${window.unit}`);
    case 'calendar': {
      const [english, chinese] = CALENDAR_UNITS[window.unit];
      if (!pen.isChinese()) return `in last ${window.count} calendar ${english}`;
      return `近${window.count}个自然${chinese}`;
    }
  }
}
