export { reviewOutdated } from './outdated.ts';
export { startSweep } from './start.ts';
export { sweep, system } from './sweep.ts';
