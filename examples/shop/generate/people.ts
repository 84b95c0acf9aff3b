/** The words that profiles are made of. */
import { Weighted } from './dice.js';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';

/** Common surnames first: the rank falls off about as it does in the census. */
export const SURNAME = new Weighted([...SURNAMES].map((name, rank) => [name, 1 / (rank + 6)] as const));

export const GIVEN_NAMES = {
  男: '伟 强 磊 军 洋 勇 杰 涛 超 明 刚 平 辉 鹏 浩 宇轩 子涵 浩然 俊杰 志强 建国 文博 天佑 一鸣 思远 嘉豪 泽宇 晨曦 家明 国栋 致远 弘毅 睿 昊天 明哲 立新 海波 振华 永康 景行'.split(
    ' ',
  ),
  女: '芳 娜 敏 静 丽 艳 娟 霞 秀英 玲 桂英 丹 萍 婷 雪 倩 颖 雨桐 欣怡 梓涵 诗涵 思琪 晓雯 佳宁 梦洁 雅静 若曦 语嫣 心怡 可馨 一诺 慧 洁 燕 莉 雨欣 婉清 书瑶 清越 念安'.split(
    ' ',
  ),
} as const;

export const MARRIAGES = new Weighted([
  ['未婚', 38],
  ['已婚', 54],
  ['离异', 8],
]);

export const EDUCATIONS = new Weighted([
  ['博士', 2],
  ['硕士', 13],
  ['本科', 45],
  ['大专', 24],
  ['高中及以下', 16],
]);

/** Jobs and the income of a year that goes with them, in yuan. */
export const JOBS = new Weighted<readonly [job: string, income: number]>([
  [['职员', 110_000], 30],
  [['教师', 105_000], 9],
  [['医护', 140_000], 7],
  [['程序员', 260_000], 10],
  [['公务员', 120_000], 8],
  [['设计师', 160_000], 6],
  [['销售', 130_000], 9],
  [['个体经营', 180_000], 8],
  [['企业主', 620_000], 3],
  [['自由职业', 120_000], 6],
  [['退休', 62_000], 4],
]);

export const HOBBIES = ['阅读', '徒步', '烘焙', '健身', '摄影', '书法', '园艺', '旅行', '追剧', '游戏', '茶道', '养宠'];
export const LIFESTYLES = ['养生', '精致', '随性', '忙碌', '热闹'];
export const CARES = ['健康', '口味', '便利', '性价比', '颜值', '环保'];
export const BRANDS = ['自有品牌', '老字号', '新国潮', '进口', '无偏好'];
export const MOTIVES = ['自饮', '送礼', '待客', '尝鲜'];
export const PAYMENTS = ['微信', '支付宝', '银行卡'];

export const SOURCES = new Weighted([
  ['自然', 30],
  ['广告', 22],
  ['门店扫码', 16],
  ['好友推荐', 14],
  ['直播', 12],
  ['展会', 6],
]);
