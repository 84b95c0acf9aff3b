import type { convert as english } from '../en/convert.js';

export const convert: typeof english = {
  about: '从其他系统导入规则：用本语言写出来，并逐处说明哪些无法表达。',
  file: '该格式的文件；`-` 表示标准输入',
  from: '文件内容：JSON Logic 规则、react-querybuilder 查询，或“谁有哪个标签”的 CSV 名单',
  name: '没有名称的规则叫什么（默认取文件名）',
  field: '对方的名称在规则书里对应什么，例如 `user.city=城市`；可以写多次',
  out: '把规则写入这个文件，文件不能已存在',
  notJson: (file, why) => `\`${file}\` 不是 JSON：${why}`,
  taken: (file) => `文件 \`${file}\` 已存在，什么都没有写入`,
  takenAdvice: '请换个文件名；不写 `--out` 则直接打印，可以自行粘贴。',
  badField: (pair) => `\`${pair}\` 没有说明谁对应谁`,
  badFieldAdvice: '请写成“对方名称=本库名称”：`--field user.city=城市`。',
  summary: (taken, asked, out) =>
    `共 ${asked} 条规则，导入了 ${taken} 条${out === undefined || taken === 0 ? '' : `，写入 ${out}`}`,
};
