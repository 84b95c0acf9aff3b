import { expect, it } from 'vitest';
import { open, service } from './harness.js';

const paletteOf = (fixture: string): service.Palette => service.palette(open(fixture).workspace);

it('holds what rules may name, with types, dimensions and values', () => {
  const { fields, metrics, events, tags, segments, lists } = paletteOf('<|>segment 京沪 = 城市 in (北京, 上海)');
  expect(fields.find(({ names }) => names[0] === '城市')).toMatchObject({
    names: ['城市', 'city'],
    type: { kind: 'text' },
    group: '地理',
    texts: ['北京', '上海'],
  });
  expect(metrics.map(({ names, type }) => [names[0], type?.kind])).toEqual([
    ['R', 'duration'],
    ['F', 'number'],
    ['M', 'money'],
  ]);
  expect(events.map(({ names, fields: own }) => [names[0], own.length])).toEqual([
    ['订单', 4],
    ['浏览', 3],
  ]);
  expect(tags[0]).toMatchObject({ names: ['等级评定'], values: ['黄金', '普通'], exclusive: true, ordered: true });
  expect(tags[1]).toMatchObject({ exclusive: false });
  expect(segments.map(({ names }) => names[0])).toContain('京沪');
  expect(lists.map(({ names }) => names[0])).toEqual(['节日城市']);
});

it('says how names and values sound', () => {
  const { filters } = paletteOf('<|>segment 京沪 = 城市 in (北京, 上海)');
  expect(filters['最近消费']).toBe('最近消费 zuijinxiaofei zjxf');
  expect(filters['黄金']).toBe('黄金 huangjin hj');
  expect(filters['上海']).toBe('上海 shanghai sh');
});

it('knows what it can of a book with faults', () => {
  const { metrics, fields } = paletteOf('<|>metric 坏 = sum(nothing.at_all) +\nsegment x = ');
  expect(metrics.map(({ names }) => names[0])).toContain('坏');
  expect(fields.length).toBeGreaterThan(5);
});
