import type { draft as english } from '../en/draft.js';

export const draft: typeof english = {
  merged: '已与您在别处写的内容合并',
  mergedHelp: '您在另一个标签页或另一台电脑上也改过这份草稿，两边的内容现在都在这里，请核对一遍。',
  torn: (paths) => `${paths.join('、')} 里有些行，您在两处都改过`,
  toChoice: '去选择保留哪一份',
  notSent: '草稿没能保存到服务器',
  notSentHelp: '为了不让下一位使用这台电脑的人看到，退出登录时会从浏览器中删除草稿。您最后写的内容没有其他备份。',
  leaveAnyway: '仍然退出，不保留',
  stay: '先不退出',
};
