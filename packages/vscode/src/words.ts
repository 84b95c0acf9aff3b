/** What the extension says by itself; everything else comes from the server. */
const en = {
  notFound:
    'The command `tagwright` was not found, neither in node_modules nor on the PATH. Install it with `npm install @tagwright/cli`, or say in the settings where it is.',
  notThere: (path: string) => `There is no command at \`${path}\`, where the setting \`tagwright.path\` says it is.`,
  openSettings: 'Open settings',
  failed: (why: string) => `The language server could not be started: ${why}`,
  showLog: 'Show log',
  notTrusted: 'The language server may come with the folder, so it starts only in folders that you trust.',
  manageTrust: 'Manage trust',
};

type Words = typeof en;

const zh: Words = {
  notFound:
    '没有找到 `tagwright` 命令：node_modules 里没有，PATH 里也没有。请用 `npm install @tagwright/cli` 安装，或在设置里写明它的位置。',
  notThere: (path) => `设置 \`tagwright.path\` 所写的 \`${path}\` 处没有这个命令。`,
  openSettings: '打开设置',
  failed: (why) => `语言服务无法启动：${why}`,
  showLog: '查看日志',
  notTrusted: '语言服务可能随文件夹带来，因此只在您信任的文件夹里启动。',
  manageTrust: '管理信任',
};

/** The words in the language of the editor, as `vscode.env.language` names it. */
export const wordsIn = (language: string): Words => (/^zh\b/i.test(language) ? zh : en);
