export { clean } from './clean.ts';
export type { Retention } from './periods.ts';
export { type JobOptions, runJobs, startJobs } from './run.ts';
