import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { Fault } from './fault.ts';

/** The link event (链接事件) of the other end on the same level: the catch of a throw. A fault when it is not drawn. */
export function linkTarget(definition: Definition, thrower: FlowElement): FlowElement {
  const found = linksOf(definition, thrower, 'intermediateCatchEvent')[0];
  if (found) return found;
  throw new Fault('link-unmatched', {
    zh: `「${thrower.name ?? thrower.id}」之后应有同名的链接捕获事件，但同一层流程中没有。请在流程中画出。`,
    en: `Expected a link catch event of the same name as "${thrower.name ?? thrower.id}" on its level, but there is none. Draw one.`,
  });
}

/** The link throws that lead to a link catch; none for any other element. */
export function linkSources(definition: Definition, catcher: FlowElement): FlowElement[] {
  return catcher.kind === 'intermediateCatchEvent' ? linksOf(definition, catcher, 'intermediateThrowEvent') : [];
}

function linksOf(definition: Definition, { event, container }: FlowElement, kind: FlowElement['kind']): FlowElement[] {
  if (event?.type !== 'link') return [];
  const level = definition.containers[container]?.elements ?? [];
  return level
    .map(id => definition.elements[id]!)
    .filter(element => element.kind === kind && element.event?.type === 'link' && element.event.name === event.name);
}

/** The link catch that a link throw leads to; none for any other element. */
export function linkTargets(definition: Definition, thrower: FlowElement): FlowElement[] {
  return thrower.kind === 'intermediateThrowEvent' ? linksOf(definition, thrower, 'intermediateCatchEvent') : [];
}
