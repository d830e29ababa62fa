export { elementLabel } from './checks.ts';
export * from './definition.ts';
export { approximateMs, type Cycle, type Duration, readCycle, readDuration, readMoment } from './iso8601.ts';
export { bjDescriptor, bjNamespace, openModdle } from './moddle.ts';
export { type BpmnNode, bjChildren, bjText, extensionsOf, isNode, isType, nodeOf, nodesOf, textOf } from './node.ts';
export { type ParsedBpmn, parseBpmn } from './parse.ts';
export { type ReadResult, readBpmn } from './read.ts';
