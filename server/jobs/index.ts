export { clean } from './clean.ts';
export { type JobOptions, runJobs, startJobs } from './run.ts';
