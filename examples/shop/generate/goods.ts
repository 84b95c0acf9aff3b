import { Weighted, type Dice } from './dice.js';

export const CATEGORIES = [
  '绿茶',
  '红茶',
  '乌龙茶',
  '普洱',
  '花茶',
  '糕点',
  '坚果',
  '蜜饯',
  '辣味',
  '茶具',
  '礼盒',
] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Good {
  readonly name: string;
  readonly page: string;
  readonly category: Category;
  /** In hundredths. */
  readonly price: number;
  /** The day of the two years on which it came out; what was there before them is undefined. */
  readonly launch: number | undefined;
}

/** How long a good that came out counts as new. */
const NEW_FOR = 60;

const tea = (category: Category, name: string, slug: string, price: number, launch?: number): Good => ({
  name,
  page: `/tea/${slug}`,
  category,
  price,
  launch,
});

const snack = (category: Category, name: string, slug: string, price: number, launch?: number): Good => ({
  name,
  page: `/snack/${slug}`,
  category,
  price,
  launch,
});

const other = (category: Category, name: string, page: string, price: number, launch?: number): Good => ({
  name,
  page,
  category,
  price,
  launch,
});

export const GOODS: readonly Good[] = [
  tea('绿茶', '明前龙井', 'longjing', 16800),
  tea('绿茶', '碧螺春', 'biluochun', 12800),
  tea('绿茶', '黄山毛峰', 'maofeng', 8900),
  tea('绿茶', '安吉白茶', 'anji', 9900, 640),
  tea('绿茶', '冷泡绿茶包', 'cold-brew', 3990, 330),
  tea('红茶', '正山小种', 'xiaozhong', 8800),
  tea('红茶', '祁门红茶', 'qimen', 7600),
  tea('红茶', '金骏眉', 'jinjunmei', 19900),
  tea('红茶', '蜜桃红茶包', 'peach-black', 3590, 80),
  tea('乌龙茶', '铁观音', 'tieguanyin', 9900),
  tea('乌龙茶', '大红袍', 'dahongpao', 15800),
  tea('乌龙茶', '凤凰单丛', 'dancong', 13800),
  tea('乌龙茶', '桂花乌龙', 'osmanthus-oolong', 5990, 20),
  tea('普洱', '熟普小沱', 'shupu', 5900),
  tea('普洱', '古树生饼', 'gushu', 29900),
  tea('普洱', '陈皮普洱', 'chenpi', 6900, 480),
  tea('花茶', '茉莉雪芽', 'jasmine', 5800),
  tea('花茶', '菊花枸杞', 'juhua', 2990),
  tea('花茶', '玫瑰花茶', 'rose', 3590),
  snack('糕点', '绿豆糕', 'lvdougao', 1990),
  snack('糕点', '龙井茶酥', 'chasu', 2990),
  snack('糕点', '桂花糕', 'guihuagao', 2490),
  snack('糕点', '抹茶千层', 'matcha', 3990, 160),
  snack('糕点', '青团', 'qingtuan', 2990, 610),
  snack('坚果', '炭烧腰果', 'cashew', 3590),
  snack('坚果', '山核桃仁', 'pecan', 4990),
  snack('坚果', '瓜子', 'guazi', 990),
  snack('坚果', '每日坚果', 'mixed-nuts', 8900),
  snack('蜜饯', '话梅', 'huamei', 1290),
  snack('蜜饯', '芒果干', 'mango', 1990),
  snack('蜜饯', '山楂条', 'hawthorn', 990),
  snack('辣味', '麻辣牛肉干', 'beef', 4990),
  snack('辣味', '香辣豆干', 'dougan', 1290),
  snack('辣味', '冷吃兔丁', 'rabbit', 3590),
  snack('辣味', '藤椒笋丝', 'bamboo', 1590, 400),
  other('茶具', '随行杯', '/ware/tumbler', 8900, 250),
  other('茶具', '白瓷盖碗', '/ware/gaiwan', 6900),
  other('茶具', '紫砂壶', '/ware/zisha', 59900),
  other('礼盒', '四季茶礼', '/gift/four-seasons', 29900),
  other('礼盒', '中秋茶月礼盒', '/gift/mid-autumn', 26800),
  other('礼盒', '年货大礼包', '/gift/new-year', 19900),
  other('礼盒', '臻选金骏眉礼盒', '/gift/jinjunmei', 69900, 540),
];

const SHELVES = new Map(
  CATEGORIES.map((category) => [category, GOODS.filter((good) => good.category === category)] as const),
);

const NOVELTIES = GOODS.filter((good) => good.launch !== undefined);

/** What people buy, before their own taste is asked. */
export const POPULAR = new Weighted<Category>([
  ['绿茶', 16],
  ['红茶', 10],
  ['乌龙茶', 9],
  ['普洱', 6],
  ['花茶', 9],
  ['糕点', 16],
  ['坚果', 12],
  ['蜜饯', 9],
  ['辣味', 10],
  ['茶具', 3],
  ['礼盒', 4],
]);

/** A good of that category that is out on that day. */
export function goodOf(category: Category, day: number, dice: Dice): Good {
  const shelf = SHELVES.get(category) as readonly Good[];
  const good = dice.pick(shelf);
  return isOut(good, day) ? good : (shelf[0] as Good);
}

/** Something that came out lately, when there is any. */
export function noveltyOn(day: number, dice: Dice): Good | undefined {
  const fresh = NOVELTIES.filter((good) => isNew(good, day));
  return fresh.length === 0 ? undefined : dice.pick(fresh);
}

export function isOut(good: Good, day: number): boolean {
  return good.launch === undefined || good.launch <= day;
}

export function isNew(good: Good, day: number): boolean {
  return good.launch !== undefined && good.launch <= day && day < good.launch + NEW_FOR;
}
