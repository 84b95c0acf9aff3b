import { count, type Locale } from '@tagwright/cli/drawing';
import type { Told } from './follow.js';

const en = {
  preparing: 'Making two years of the shop, and working out everybody’s tags …',
  listening: (url: string) => `The tea shop answers at ${url}`,
  app: 'the app: rules, tags, customers; open this first',
  appNotBuilt: 'The web app is not built; `npm run build` builds it.',
  docs: 'all that can be asked',
  segments: 'its segments, and how many are in each',
  stream: 'what turns, as it turns',
  tryThese: 'Try:',
  speed:
    'A minute here is a day there. Orders arrive, tags change; Ctrl-C ends it. `npm start -- live` shows the same days on the terminal, `npm start -- tour` the commands.',
  change: (at: string, { customer, kind, name, old, new: next }: Told, passed: number) => {
    const turn = kind === 'segment' ? (next === null ? 'left' : 'entered') : `${old ?? '(none)'} → ${next ?? '(none)'}`;
    return `${at}  ${customer ?? ''}  ${name}  ${turn}${passed > 1 ? `  (+${count(passed - 1)} more)` : ''}`;
  },
};

export type ServerWords = typeof en;

const zh: ServerWords = {
  preparing: '正在生成两年的店铺数据，并计算所有客户的标签……',
  listening: (url) => `茶铺在 ${url} 提供服务`,
  app: '网页应用：规则、标签、客户；先打开这个',
  appNotBuilt: '网页应用还没有构建；运行 `npm run build` 即可。',
  docs: '全部接口',
  segments: '有哪些人群，各有多少人',
  stream: '变化发生时随即推送',
  tryThese: '试一试：',
  speed:
    '这里一分钟，店里一天。订单陆续到来，标签随之变化；按 Ctrl-C 结束。`npm start -- live` 在终端上看同样的日子，`npm start -- tour` 逐个看命令。',
  change: (at, { customer, kind, name, old, new: next }, passed) => {
    const turn = kind === 'segment' ? (next === null ? '离开' : '进入') : `${old ?? '（无）'} → ${next ?? '（无）'}`;
    return `${at}  ${customer ?? ''}  ${name}  ${turn}${passed > 1 ? `  （另有 ${count(passed - 1)} 处变化）` : ''}`;
  },
};

export const serverWords = (locale: Locale): ServerWords => (locale === 'zh-CN' ? zh : en);
