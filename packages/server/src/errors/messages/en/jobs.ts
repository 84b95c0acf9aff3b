import type { MessagesFor } from '../../codes/index.js';
import type { JobErrors } from '../../codes/jobs.js';

export const jobs: MessagesFor<JobErrors> = {
  'job-too-long': ({ milliseconds }) =>
    `this took longer than the ${milliseconds} ms that it may, and was stopped; ask for less`,
  'job-cancelled': () => 'nobody waits for this any more, so it was stopped',
  'job-ended': ({ reason }) => `the process that worked this out ended (${reason}); try again`,
  'too-busy': ({ seconds }) => `too much is being worked out already; try again in ${seconds} seconds`,
};
