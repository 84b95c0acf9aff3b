/**
 * What the trade calls the same thing in two languages. Somebody who writes `recency` in a book that says 最近消费 is
 * helped to it; nothing else depends on these words.
 */
const PAIRS: readonly (readonly [english: string, chinese: string])[] = [
  ['recency', '最近'],
  ['recency', 'R'],
  ['frequency', '频次'],
  ['frequency', '次数'],
  ['frequency', 'F'],
  ['monetary', '金额'],
  ['monetary', 'M'],
  ['spend', '消费'],
  ['amount', '金额'],
  ['price', '价格'],
  ['price', '单价'],
  ['quantity', '数量'],
  ['discount', '优惠'],
  ['discount', '折扣'],
  ['income', '收入'],
  ['order', '订单'],
  ['purchase', '订单'],
  ['purchase', '购买'],
  ['purchase', 'order'],
  ['view', '浏览'],
  ['visit', '访问'],
  ['visit', '到店'],
  ['cart', '加购'],
  ['refund', '退款'],
  ['login', '登录'],
  ['signup', '注册'],
  ['joined', '注册'],
  ['channel', '渠道'],
  ['category', '品类'],
  ['category', '类目'],
  ['product', '商品'],
  ['item', '商品'],
  ['page', '页面'],
  ['city', '城市'],
  ['province', '省份'],
  ['name', '姓名'],
  ['gender', '性别'],
  ['sex', '性别'],
  ['age', '年龄'],
  ['birthday', '生日'],
  ['birthdate', '生日'],
  ['phone', '手机'],
  ['email', '邮件'],
  ['subscribed', '订阅'],
  ['level', '等级'],
  ['points', '积分'],
  ['member', '会员'],
];

/** The words that stand for the same thing in the other language. */
export const counterparts = (word: string): readonly string[] => {
  const wanted = word.toLowerCase();
  return PAIRS.flatMap(([english, chinese]) =>
    english === wanted ? [chinese.toLowerCase()] : chinese.toLowerCase() === wanted ? [english] : [],
  );
};
