import { feelRoots } from '../expressions/check.ts';
import { readFeel, stripEquals } from '../expressions/text.ts';
import { forbiddenNames } from '../expressions/values.ts';
import type { Mapping } from './definition.ts';
import { readName } from './expressions.ts';
import { isFeel } from './expressions.ts';
import { type BpmnNode, isType, nodeOf, nodesOf, textOf } from './node.ts';
import { type Reading, refuse, warn } from './reading.ts';

/**
 * Variables of the data objects (数据对象), references and properties of these containers, by node. A reference stands for its object;
 * an object without a name of its own takes the name of the first reference to it, else its id.
 */
export function nameData(containers: readonly BpmnNode[]): Map<BpmnNode, string> {
  const nodes = containers.flatMap(container => nodesOf(container, 'flowElements'));
  const references = nodes.filter(node => node.$type === 'bpmn:DataObjectReference');
  const labels = new Map<BpmnNode | undefined, string>();
  for (const reference of references) {
    const [object, name] = [nodeOf(reference, 'dataObjectRef'), textOf(reference, 'name')];
    if (name !== undefined && !labels.has(object)) labels.set(object, name);
  }
  const owned = [
    ...nodes.filter(node => node.$type === 'bpmn:DataObject'),
    ...containers.flatMap(container => nodesOf(container, 'properties')),
  ];
  const names = new Map(owned.map(node => [node, variableOf(textOf(node, 'name') ?? labels.get(node), node)]));
  for (const reference of references)
    names.set(reference, names.get(nodeOf(reference, 'dataObjectRef') ?? reference) ?? variableOf(undefined, reference));
  return names;
}

/** A name FEEL can read: letters and digits of the drawn name in camelCase, else of the id. */
function variableOf(name: string | undefined, node: BpmnNode): string {
  const found = [name, node.id].map(text => camelCase(text ?? '')).find(text => /^\p{L}/u.test(text));
  return found ?? '';
}

function camelCase(text: string): string {
  const [first = '', ...rest] = text.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');
  return first + rest.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Variables a container declares by its data objects and properties, each once. */
export function readDataObjects(container: BpmnNode, reading: Reading): string[] {
  const flowElements = nodesOf(container, 'flowElements');
  for (const node of flowElements) if (node.$type === 'bpmn:DataStoreReference') checkStore(node, reading);
  const nodes = [...flowElements.filter(node => node.$type === 'bpmn:DataObject'), ...nodesOf(container, 'properties')];
  const objects = nodes.filter(node => hasPlainName(node, reading));
  return [...new Set(objects.flatMap(node => reading.dataNames.get(node) ?? []))];
}

const taken = new Set<string>([...feelRoots, ...forbiddenNames, 'true', 'false', 'null', 'if', 'then', 'else', 'for', 'in', 'and', 'or']);

function hasPlainName(node: BpmnNode, reading: Reading): boolean {
  const name = reading.dataNames.get(node) ?? '';
  if (name !== '' && !taken.has(name)) return true;
  refuse(reading, node, 'data-name', {
    zh: `数据对象 {} 的名称 “${name}” 不能用作变量名，请改名。`,
    en: `The data object {} has the name "${name}", which cannot be a variable; rename it.`,
  });
  return false;
}

/** A data store outlives the case; nothing here keeps one, so it can only be shown. */
function checkStore(node: BpmnNode, reading: Reading): void {
  if (nodeOf(node, 'dataState')) {
    refuse(reading, node, 'unsupported-data-store', {
      zh: '{} 是带状态的数据存储，不支持，请改用数据对象或表单。',
      en: '{} is a data store with a state, which is not supported; use a data object or a form.',
    });
  } else {
    warn(reading, node, 'data-store-ignored', {
      zh: '{} 是数据存储，只作说明，流程不读写它。',
      en: '{} is a data store; it documents only, the process neither reads nor writes it.',
    });
  }
}

/**
 * Data associations of a node (数据关联) as mappings: each assignment sets `to` from the FEEL text `from`. An association without
 * assignment documents what is read or written. Transformations and other languages are refused.
 */
export function readDataMappings(
  node: BpmnNode,
  property: 'dataInputAssociations' | 'dataOutputAssociations',
  reading: Reading,
): Mapping[] {
  return nodesOf(node, property).flatMap(association => {
    if (nodeOf(association, 'transformation')) {
      refuse(reading, node, 'data-transformation', {
        zh: '{} 的数据关联带有转换，不支持，请改用 assignment 并写 FEEL。',
        en: '{} has a data association with a transformation, which is not supported; use an assignment in FEEL.',
      });
      return [];
    }
    return nodesOf(association, 'assignment').flatMap(assignment => readAssociation(node, association, assignment, reading));
  });
}

function readAssociation(node: BpmnNode, association: BpmnNode, assignment: BpmnNode, reading: Reading): Mapping[] {
  const [from, to] = ['from', 'to'].map(side => nodeOf(assignment, side));
  const foreign = [from, to].map(side => side && textOf(side, 'language')).find(language => !isFeel(language));
  if (foreign !== undefined) {
    refuse(reading, node, 'expression-language', {
      zh: `{} 的数据关联用 “${foreign}” 书写，只支持 FEEL，请改写。`,
      en: `{} has a data association in "${foreign}"; only FEEL is supported.`,
    });
    return [];
  }
  const source = from && textOf(from, 'body');
  const text = (to && textOf(to, 'body')) ?? dataName(nodeOf(association, 'targetRef'), reading);
  if (source === undefined || text === undefined) {
    refuse(reading, node, 'mapping-malformed', {
      zh: '{} 的数据关联不完整：请写明 from 和 to。',
      en: '{} has an incomplete data association: give from and to.',
    });
    return [];
  }
  const target = readName(node, stripEquals(text), { zh: '变量名', en: 'variable name' }, reading);
  return target === undefined ? [] : [{ source: readFeel(source), target }];
}

/** Variable of a data object, a reference to one, or an input or output of an activity that is called by its name. */
export function dataName(node: BpmnNode | undefined, reading: Reading): string | undefined {
  if (!node) return undefined;
  const known = reading.dataNames.get(node);
  return known ?? (isType(node, 'DataInput') || isType(node, 'DataOutput') ? textOf(node, 'name') : undefined);
}
