import type { Names } from '../model/index.js';
import type { Dice } from './dice.js';

const CHINESE = Array.from(
  '茶叶 花园 灯笼 码头 山峰 河流 书房 琴声 棋局 画卷 雨伞 云海 雪景 竹林 松树 梅子 兰草 菊酒 荷塘 柳絮 枫桥 桃源 杏林 石桥 铁轨 铜镜 银杯 金缕 玉佩 珠帘 丝路 绸带 棉布 麻绳 瓷瓶 陶罐 砖墙 瓦片 窗台 门廊 楼阁 亭子 田野 麦浪 稻香 豆腐 瓜果 椒盐'.split(
    ' ',
  ),
);
const ENGLISH = Array.from(
  'alder birch cedar dune ember fjord grove harbor inlet jetty kelp lagoon meadow nectar orchard pebble quarry ridge summit tundra umber valley willow yarrow zephyr amber basil cobalt dahlia ebony fennel garnet hazel indigo jasper khaki lilac maple nutmeg olive poppy quartz russet saffron topaz umbra violet walnut'.split(
    ' ',
  ),
);
/** Names that have to be quoted, or look like something else. */
const ODD = [
  'VIP-A',
  '60+',
  '3C 数码',
  'p95x y',
  '"quoted"',
  "O'Neil",
  '第1/2步',
  'top20%',
  '近30天x',
  'when',
  '其中',
  '且',
  'tag',
  'not',
  '😀 smile',
  'a.b',
  '{x}',
  '(y)',
  'x=1',
  '90天',
  '“引号”',
  'semi;colon',
  'select',
  'drop table',
  '%_',
  'null',
  '客户',
  'in last',
  '属于',
  '2026-01-01',
  'ｆｕｌｌ',
  'é',
];

/** Hands out names, each once: one namespace over the book. */
export class NameSource {
  readonly #chinese: string[];
  readonly #english: string[];
  readonly #odd: string[];
  readonly #dice: Dice;
  #made = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
    this.#chinese = dice.shuffle(CHINESE);
    this.#english = dice.shuffle(ENGLISH);
    this.#odd = dice.shuffle(ODD.map((name) => name.normalize('NFC')));
  }

  /** One or two names. A plain thing's last name may serve as a table or a column. */
  names(): Names {
    const first = this.one();
    return this.#dice.chance(0.4) ? [first, this.one()] : [first];
  }

  one(): string {
    const pool = this.#dice.weighted([
      [6, this.#chinese],
      [6, this.#english],
      [1, this.#odd],
    ]);
    return this.#take(pool);
  }

  plain(): string {
    return this.#take(this.#dice.pick([this.#chinese, this.#english]));
  }

  #take(pool: string[]): string {
    return pool.pop() ?? `name${(this.#made += 1)}`;
  }
}
