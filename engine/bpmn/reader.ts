import type { BpmnModdle, ModdleWarning } from 'bpmn-moddle';
import { Reader, type ReaderContext } from 'moddle-xml';
import { limits } from '../limits.ts';
import { openModdle } from './moddle.ts';
import { type BpmnNode, isNode } from './node.ts';

/** Thrown out of the reader when a file has more faults than anybody wants to read; `warnings` holds the first ones. */
export class TooManyWarningsError extends Error {
  /** The warnings before the reader gave up. */
  readonly warnings: readonly ModdleWarning[];

  constructor(warnings: readonly ModdleWarning[]) {
    super('too many warnings');
    this.warnings = warnings;
  }
}

/** Which vocabulary a file is read with, and the type of its root element. */
export interface Vocabulary {
  readonly model: BpmnModdle;
  readonly root: string;
}

/**
 * Read XML into the moddle tree (读取 XML), giving up after limits.bpmnWarnings faults: the reader counts the lines of the whole
 * file for each of them, so that a big file full of faults would take minutes. `replaced` are the elements that stand in the file and not in the tree:
 * another of their kind stood behind them where only one may stand.
 */
export async function readXml(
  xml: string,
  { model, root }: Vocabulary = { model: openModdle(), root: 'bpmn:Definitions' },
): Promise<Awaited<ReturnType<Reader['fromXML']>> & { readonly replaced: readonly BpmnNode[] }> {
  const reader = new Reader({ model, lax: true });
  const handler = reader.handler(root);
  const elements: BpmnNode[] = [];
  let context: ReaderContext | undefined;
  Object.defineProperty(handler, 'context', {
    get: () => context,
    set: (given: ReaderContext) => {
      context = noteElements(boundWarnings(given), elements);
    },
  });
  const read = await reader.fromXML(xml, handler);
  return { ...read, replaced: replacedAmong(elements) };
}

function noteElements(context: ReaderContext, elements: BpmnNode[]): ReaderContext {
  const add = context.addElement.bind(context);
  context.addElement = element => {
    if (isNode(element)) elements.push(element);
    add(element);
  };
  return context;
}

function replacedAmong(elements: readonly BpmnNode[]): BpmnNode[] {
  const held = new Set(elements.flatMap(element => [...Object.values(element), ...(element.$children ?? [])].flat()));
  return elements.filter(element => element.$parent !== undefined && !held.has(element));
}

function boundWarnings(context: ReaderContext): ReaderContext {
  context.addWarning = warning => {
    if (context.warnings.length >= limits.bpmnWarnings) throw new TooManyWarningsError(context.warnings);
    context.warnings.push(warning);
  };
  return context;
}
