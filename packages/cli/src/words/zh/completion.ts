import type { completion as english } from '../en/completion.js';

export const completion: typeof english = {
  about: '输出一段脚本，让 shell 能补全命令、选项、选项的取值和路径。',
  shell: 'bash、zsh 或 fish；例如在 ~/.bashrc 里写上 `source <(tagwright completion bash)`',
};
