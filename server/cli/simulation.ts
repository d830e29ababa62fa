export { readBpmn } from '#engine/bpmn/read.ts';
export { checkSteps, runScript } from '#engine/simulation/index.ts';
