/** Work that would keep requests waiting, in processes that can be ended. */
export { defineJob, type Job, type JobContext, type Tell } from './job.js';
export type { JobLoad, JobOptions, Jobs, Length } from './jobs.js';
export { forkJobs, type ForkOptions } from './fork.js';
export { openJobs } from './open.js';
