export { type JobOptions, runJobs, startJobs } from './run.ts';
