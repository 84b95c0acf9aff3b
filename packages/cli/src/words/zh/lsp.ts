import type { lsp as english } from '../en/lsp.js';

/** 运行语言服务的编辑器里显示的话。 */
export const lsp: typeof english = {
  about: '按语言服务器协议（LSP）经标准输入输出为编辑器服务，由编辑器自行启动。',
  db: '一个数据库，规则上方显示其中的人数；只读不写',
  stdio: '本来就是这样；有些编辑器习惯写上',
  noMessage: '收到的不是语言服务器协议的消息',
  noMessageAdvice: '这个命令由编辑器启动并与之对话；编辑器的配置方法见 docs/editors.md。',
  runTest: '▶ 运行测试',
  runAll: (tests) => `▶ 运行本文件全部 ${tests} 个测试`,
  passed: (expectations) => `✓ 通过，${expectations} 条期望 · 再次运行`,
  failed: (unmet, of) => `✗ ${of} 条期望中 ${unmet} 条不符 · 再次运行`,
  allPassed: (names) => (names.length === 1 ? `✓ “${names[0] ?? ''}”通过` : `✓ ${names.length} 个测试全部通过`),
  someFailed: (failed, of) =>
    of === 1 ? `✗ “${failed[0] ?? ''}”没通过` : `✗ ${of} 个测试中 ${failed.length} 个没通过：${failed.join('、')}`,
  cannotTest: '规则书有错误，无法运行测试。',
  unknownTest: '没有这个测试',
  unknownCommand: (name) => `没有命令 \`${name}\``,
  customers: (n) => `${n.toLocaleString('en-US')} 位客户`,
  valueCount: (value, n) => `${value} ${n.toLocaleString('en-US')}`,
  beforeChange: (counts) => `${counts} · 改动之前`,
  noCounts: (reason) => `规则上方没有人数：${reason}`,
};
