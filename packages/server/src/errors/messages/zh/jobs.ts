import type { MessagesFor } from '../../codes/index.js';
import type { JobErrors } from '../../codes/jobs.js';

export const jobs: MessagesFor<JobErrors> = {
  'job-too-long': ({ milliseconds }) => `超过 ${milliseconds} 毫秒的上限，已经停止；请缩小范围`,
  'job-cancelled': () => '已无人等待这个结果，因此停止',
  'job-ended': ({ reason }) => `计算进程已退出（${reason}）；请重试`,
  'too-busy': ({ seconds }) => `正在进行的计算已经太多；请 ${seconds} 秒后再试`,
};
