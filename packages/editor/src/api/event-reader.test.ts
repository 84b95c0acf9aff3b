import { expect, it } from 'vitest';
import { EventReader } from './event-reader.js';

const STREAM =
  'retry: 3000\nid: 7\n\n: nothing new\nid: 9\n\nid: 10\nevent: change\ndata: {"seq":10}\n\ndata: one\r\ndata:two\r\rdata\n\n';
const EVENTS = [
  { type: 'change', data: '{"seq":10}' },
  { type: 'message', data: 'one\ntwo' },
  { type: 'message', data: '' },
];

it.each([1, 2, 3, 7, STREAM.length])('reads events in pieces of %i characters', (size) => {
  const reader = new EventReader();
  const pieces = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, at) =>
    STREAM.slice(at * size, (at + 1) * size),
  );
  expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(EVENTS);
  expect([reader.lastId, reader.retry]).toEqual(['10', 3000]);
});

it('tells of nothing that is not whole', () => {
  const reader = new EventReader();
  expect(reader.read('event: change\ndata: {"seq":1}\n')).toEqual([]);
  expect(reader.read('\n')).toEqual([{ type: 'change', data: '{"seq":1}' }]);
  reader.read('event: change\ndata: {"se');
  reader.beginAnew();
  expect(reader.read('data: 1\n\n')).toEqual([{ type: 'message', data: '1' }]);
});
