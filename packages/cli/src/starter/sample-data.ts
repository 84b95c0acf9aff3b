import { Dice } from './dice.js';

/** The instant that the sample data lead up to: midnight in Shanghai. */
export const SAMPLE_AS_OF = '2026-06-01';

const SEED = 20_260_601;
const CUSTOMERS = 200;
const DAY = 86_400_000;
const END = Date.UTC(2026, 4, 31, 23, 30);

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const;
const GIVEN = ['子涵', '雨桐', '浩然', '欣怡', '明轩', '静', '伟', '芳', '敏', '磊', '婷', '强'] as const;
const CITIES = ['北京', '上海', '广州', '深圳', '杭州', '成都', '武汉', '西安'] as const;
const CATEGORIES = ['川味', '甜点', '茶', '日用'] as const;
const PAGES = ['/tea/longjing', '/tea/puer', '/snack/mala', '/cake/cheese', '/home/cup'] as const;

/** The sample shop: file name → CSV text. The same on every machine, on every day. */
export function sampleData(): ReadonlyMap<string, string> {
  const dice = new Dice(SEED);
  const customers: Row[] = [];
  const orders: Row[] = [];
  const views: Row[] = [];
  for (let i = 1; i <= CUSTOMERS; i += 1) {
    const id = `c${String(i).padStart(3, '0')}`;
    const joined = END - dice.between(30, 900) * DAY - dice.between(0, DAY / 60_000) * 60_000;
    customers.push(customer(dice, id, joined));
    visits(dice, id, joined, orders, views);
  }
  const byTime = (a: Row, b: Row): number => (a[2] ?? '').localeCompare(b[2] ?? '', 'en');
  return new Map([
    [
      'customer.csv',
      csv(['id', 'name', 'gender', 'birthday', 'city', 'channels', 'subscribed', 'created_at'], customers),
    ],
    ['order.csv', csv(['id', 'customer', 'at', 'amount', 'channel', 'category'], orders.sort(byTime))],
    ['view.csv', csv(['id', 'customer', 'at', 'page', 'dwell'], views.sort(byTime))],
  ]);
}

type Row = readonly string[];

const csv = (header: Row, rows: readonly Row[]): string =>
  [header, ...rows].map((row) => `${row.join(',')}\n`).join('');

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

function date(at: number): string {
  const d = new Date(at);
  return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`;
}

function minute(at: number): string {
  const d = new Date(at);
  return `${date(at)}T${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:00`;
}

function customer(dice: Dice, id: string, joined: number): Row {
  const birthday = Date.UTC(dice.between(1962, 2006), dice.between(0, 11), dice.between(1, 28));
  const channels = (['线上', '门店', '小程序'] as const).filter(() => dice.chance(0.4));
  return [
    id,
    dice.pick(SURNAMES) + dice.pick(GIVEN),
    dice.chance(0.56) ? '女' : '男',
    dice.chance(0.9) ? date(birthday) : '',
    dice.chance(0.95) ? dice.pick(CITIES) : '',
    channels.join('|'),
    dice.chance(0.6) ? '是' : '否',
    minute(joined),
  ];
}

/** One customer's visits: a rhythm of their own, a purse of their own, and for a third of them a day when they stop. */
function visits(dice: Dice, customer: string, joined: number, orders: Row[], views: Row[]): void {
  const rhythm = dice.between(6, 75);
  const purse = Math.exp(3.2 + 2.6 * dice.next());
  const favourite = dice.pick(CATEGORIES);
  const buys = dice.chance(0.15) ? 0.05 : 0.6;
  const end = dice.chance(0.35) ? END - dice.between(60, 280) * DAY : END;
  let at = joined + dice.between(1, rhythm) * DAY;
  while (at < end) {
    for (let n = dice.between(1, 3); n > 0; n -= 1) {
      views.push([`v${pad(views.length + 1, 5)}`, customer, minute(at), dice.pick(PAGES), `${dice.between(4, 150)}s`]);
      at += dice.between(1, 9) * 60_000;
    }
    if (dice.chance(buys)) {
      const amount = Math.round(purse * (0.5 + dice.next()) * 100) / 100;
      const category = dice.chance(0.5) ? favourite : dice.pick(CATEGORIES);
      const channel = dice.pick(['线上', '门店', '小程序']);
      orders.push([`o${pad(orders.length + 1, 5)}`, customer, minute(at), amount.toFixed(2), channel, category]);
    }
    const hour = dice.between(7, 22) * 3_600_000 + dice.between(0, 59) * 60_000;
    at = Math.floor(at / DAY) * DAY + Math.max(1, Math.round(rhythm * (0.4 + 1.2 * dice.next()))) * DAY + hour;
  }
}
