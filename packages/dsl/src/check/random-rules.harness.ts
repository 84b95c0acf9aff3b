/** A choice among some things, as a seeded generator makes it. */
type Pick = <T>(choices: readonly T[]) => T;

/** A small linear congruential generator (the constants of ANSI C): enough to vary text, and the same everywhere. */
const generator = (seed: number): Pick => {
  let state = seed & 0x7fffffff;
  return (choices) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const choice = choices[Math.floor((state / 0x80000000) * choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  };
};

/** What the rules of {@link randomRule} speak of, beside the shop. */
export const RULES_BESIDE = `
tag 甲 ordered { 好 when M > 100  坏 otherwise }
tag 乙 many { 辣 when F > 3  甜 when F > 5 }
tag 丙 manual expires 1y { 高 低 }
segment 段 = F > 3
`;

/**
 * One rule about the shop of the harness, such as people could write: its words and values fit together more often than
 * not, and often enough they do not.
 */
export const randomRule = (seed: number): string => {
  const pick = generator(seed);
  const one = (makers: readonly (() => string)[]): string => pick(makers)();

  const span = (): string => pick(['30d', '2w', '12h', '3mo', '1y', '90d', '15min', '1.5d']);
  const number = (): string => pick(['3', '100', '1.5', '2万', '20%', '-5', '0']);
  const window = (): string =>
    pick([
      '',
      '',
      `in last ${span()}`,
      'between 90d and 30d ago',
      'before 7d ago',
      'today',
      'last week',
      'in last 3 calendar months',
      'from 2026-01-01 to 2026-02-01 10:00',
      'on 2026-01-01',
      'on 7d ago',
      'this month',
      'tomorrow',
      `within next ${span()}`,
    ]);

  const ofEvent = (depth: number): string => {
    const leaf = (): string =>
      pick(['amount', 'qty', 'category', 'channel', 'paid', 'at', 'delivered', 'order.amount', 'vip', '城市', '积分', 'M', '3']);
    if (depth <= 0) return leaf();
    return one([
      leaf,
      leaf,
      () => `${ofEvent(depth - 1)} ${pick(['+', '-', '*', '/'])} ${ofEvent(depth - 1)}`,
      () => `${pick(['hour', 'since', 'date', 'round', 'abs'])}(${ofEvent(depth - 1)})`,
      () => `least(${leaf()}, ${leaf()})`,
    ]);
  };
  const conditionOfEvent = (): string =>
    one([
      () => `${ofEvent(1)} ${pick(['=', '!=', '<', '>='])} ${one([() => ofEvent(1), number, span, () => pick(['线上', '"茶"', '2026-01-01'])])}`,
      () => `${ofEvent(0)} in (${pick(['茶, 酒', '1, 2', '线上, 门店'])})`,
      () => `${ofEvent(0)} between ${number()} and ${number()}`,
      () => `${ofEvent(0)} contains "茶"`,
      () => `(${ofEvent(0)} > 3 or paid)`,
      () => ofEvent(0),
      () => `${ofEvent(0)} is known`,
      () => `${ofEvent(0)} ${window()}`,
    ]);
  const where = (): string => one([() => '', () => `where ${conditionOfEvent()}`, () => `where ${conditionOfEvent()} and ${conditionOfEvent()}`]);
  /** Steps speak of the event before them by its name, or of one that nobody knows. */
  const steps = (depth: number): string => {
    if (depth === 0) return '';
    const aliased = one([() => '', () => 'where category = v.item', () => 'where at > v.at and qty > 1', where]);
    const within = pick(['', '', `within ${span()}`]);
    return `${pick(['then', 'then', 'then not'])} ${pick(['order', 'view', 'any event'])} ${pick(['', '', 'as w'])} ${aliased} ${within} ${steps(pick([0, depth - 1]))}`;
  };
  const habit = (): string =>
    `in ${pick(['each', 'each', 'at least 2', 'at most 2', 'exactly 2', 'at least 9'])} of last ${pick(['3 weeks', '3 calendar months', '4 periods of 30d', '2 quarters', '0 days', '61 days'])}`;
  const aggregate = (): string => {
    const fn = pick(['count', 'sum', 'avg', 'min', 'max', 'first', 'last', 'distinct', 'mode', 'share', 'days']);
    const operand = one([() => 'order', () => `order.${ofEvent(0)}`, () => `order.amount * ${ofEvent(1)}`]);
    return one([
      () => `${pick(['', '', 'overall '])}${fn}(${operand} ${where()} ${window()})`,
      () => `since ${pick(['last', 'first'])} order ${where()} ${window()}`,
    ]);
  };

  const value = (depth: number): string => {
    const leaf = (): string =>
      one([() => pick(['M', 'F', 'R', '客单价', '评级分', '积分', '年收入', '生日', 'joined', '城市', '姓名', '等级', 'vip', '位置', 'channels']), number, span]);
    if (depth <= 0) return leaf();
    return one([
      leaf,
      aggregate,
      aggregate,
      () => `${value(depth - 1)} ${pick(['+', '-', '*', '/'])} ${value(depth - 1)}`,
      () => `${pick(['weekday', 'month', 'date', 'age', 'since', 'until', 'abs', 'round', '-'])}(${value(depth - 1)})`,
      () => `greatest(${value(depth - 1)}, ${value(depth - 1)})`,
      () => 'distance(位置, 31.2, 121.5)',
      () => 'bucket(10, "盐")',
      () => `score(${value(depth - 1)}, 5)`,
    ]);
  };
  const rank = (): string =>
    pick(['top20%', 'bottom10%', 'top 100', 'p95', 'average', 'median', 'top 5 exactly']) +
    pick(['', '', ' among everyone', ' among (vip)', ' among (M >= top50%)', ' among (tag 甲 = 好)']) +
    pick(['', '', ' per 城市', ' per 性别']);
  const condition = (depth: number): string =>
    one([
      () => `${value(depth)} ${pick(['=', '!=', '<', '<=', '>', '>='])} ${one([() => value(depth - 1), number, span, rank, () => pick(['男', '北京', '金', '是', '2026-01-01', '2026-01-01 10:00'])])}`,
      () => `${value(depth - 1)} ${pick(['', 'not '])}in (${pick(['1, 2', '北京, 上海', '2026-01-01', '30d, 60d', '金, 银', 'M, 100'])})`,
      () => `${value(0)} in 节日城市`,
      () => `${value(depth - 1)} between ${one([number, span])} and ${one([number, span])}`,
      () => `${value(depth - 1)} is ${pick(['known', 'missing'])}`,
      () => `${value(0)} contains ${pick(['"王"', '城市'])}`,
      () => `channels has ${pick(['线上', 'any of (线上, 门店)', 'all of (线上)'])}`,
      () => `${value(depth - 1)} ${window()}`,
      () => `did ${pick(['order', 'view', 'any event'])} ${where()} ${pick(['', 'at least 3 times', 'exactly 1 times'])} ${window()}`,
      () => `did ${pick(['order', 'view', 'any event'])} ${pick(['', 'as v', 'as v'])} ${where()} ${steps(2)} ${window()}`,
      () => `did ${pick(['order', 'any event'])} ${where()} ${pick(['', 'at least 2 times'])} ${habit()}`,
      () => `anniversary(${pick(['生日', 'joined', 'M'])}) ${window()}`,
      () => `${one([() => condition(0), () => pick(['tag 甲 = 好', '城市 = 北京', 'vip', 'tag 乙 has 辣'])])} for at least ${span()}`,
      () => `${pick(['tag 甲', '城市', 'M', 'tag 乙'])} ${pick(['', 'not '])}changed ${window()}`,
      () => `tag 甲 ${pick(['= 好', '!= 坏', '>= 好', 'is missing', 'in (好, 坏)'])}`,
      () => `tag 乙 ${pick(['has 辣', 'has all of (辣, 甜)', 'in (辣)'])}`,
      () => `in segment 段`,
      () => `(${condition(0)} ${pick(['and', 'or'])} ${condition(0)})`,
      () => `not ${condition(0)}`,
      () => pick(['vip', '订阅邮件', '是']),
    ]);
  const moment = (): string => pick(['3d ago', '2026-01-01', '2026-01-01 10:00', '1y ago', '12h ago', '90d']);
  const assigned = (): string =>
    pick([
      `at = ${moment()}`,
      `实付 = ${number()}`,
      `品类 = ${pick(['茶', '"x"', '3'])}`,
      `城市 = 北京`,
      `生日 = ${moment()}`,
      `joined = ${moment()}`,
      'channels = (线上, 门店)',
      '位置 = (31.2, 121.5)',
      `积分 = ${number()}`,
      '性别 = 男',
      `停留 = ${span()}`,
    ]);
  const step = (): string =>
    one([
      () => `given order { 实付 = ${number()}, at = ${moment()} }`,
      () => `given ${pick(['customer', 'customer 乙', 'order', 'view', 'order for 乙'])} { ${assigned()} }`,
      () => `given ${pick(['M', 'F', 'R', '客单价', '生日', '积分'])} ${pick(['top20%', 'p20', 'p40', 'average', 'median'])} = ${one([number, span])}`,
      () => `given tag ${pick(['丙', '甲'])} = ${pick(['高', '好'])} since ${moment()}`,
      () => `after ${span()} ${pick(['', 'order {}', 'customer { 城市 = 上海 }', `order { ${assigned()} }`])}`,
      () => `expect ${condition(1)}`,
      () => `expect for 乙 ${condition(0)}`,
    ]);
  const test = (): string => `${Array.from({ length: pick([0, 1, 2]) }, step).join('\n')}\nexpect ${condition(1)}`;
  return one([
    () => `segment x = ${condition(2)}`,
    () => `metric x = ${value(2)}`,
    () => `tag x = v when ${condition(1)} ${pick(['', 'expires 30d'])}`,
    () => `tag x = v on order ${where()} expires ${span()}`,
    () => `test "t" at 2026-06-01 { ${test()} }`,
    () => `test "t" at 2026-06-01 10:00 { ${test()} }`,
  ]);
}; // prettier-ignore
