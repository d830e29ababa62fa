import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { linkKey } from './graph.ts';
import { problemAt } from './report.ts';

/** Links come in pairs (链接事件配对): on each level one catch of a name, and at least one throw. */
export function lintLinks(definition: Definition): Problem[] {
  const links = Object.values(definition.elements).filter(({ event }) => event?.type === 'link');
  const catches = links.filter(({ kind }) => kind === 'intermediateCatchEvent');
  const throws = links.filter(({ kind }) => kind === 'intermediateThrowEvent');
  const [caught, thrown] = [new Set(catches.map(linkKey)), new Set(throws.map(linkKey))];
  const first = new Map([...catches].reverse().map(element => [linkKey(element), element]));
  return [
    ...throws.filter(element => !caught.has(linkKey(element))).map(lonely),
    ...catches.filter(element => !thrown.has(linkKey(element))).map(lonely),
    ...catches.filter(element => first.get(linkKey(element)) !== element).map(twice),
  ];
}

function lonely(element: FlowElement): Problem {
  return problemAt(element, 'link-unmatched', {
    zh: '链接事件 {} 在同一层流程里没有同名的另一端，请补上或改名。',
    en: 'The link event {} has no other end of the same name on its level; draw it or rename one.',
  });
}

function twice(element: FlowElement): Problem {
  return problemAt(element, 'link-twice', {
    zh: '{} 是同名的第二个链接捕获事件，无法确定跳到哪里，请改名。',
    en: '{} is the second link catch event of its name, so the target is not certain; rename it.',
  });
}
