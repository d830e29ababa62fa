import type { BpmnModdle, ModdleWarning } from 'bpmn-moddle';
import { Reader, type ReaderContext } from 'moddle-xml';
import { limits } from '../limits.ts';
import { openModdle } from './moddle.ts';

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
 * file for each of them, so that a big file full of faults would take minutes.
 */
export async function readXml(
  xml: string,
  { model, root }: Vocabulary = { model: openModdle(), root: 'bpmn:Definitions' },
): ReturnType<Reader['fromXML']> {
  const reader = new Reader({ model, lax: true });
  const handler = reader.handler(root);
  let context: ReaderContext | undefined;
  Object.defineProperty(handler, 'context', {
    get: () => context,
    set: (given: ReaderContext) => {
      context = boundWarnings(given);
    },
  });
  return reader.fromXML(xml, handler);
}

function boundWarnings(context: ReaderContext): ReaderContext {
  context.addWarning = warning => {
    if (context.warnings.length >= limits.bpmnWarnings) throw new TooManyWarningsError(context.warnings);
    context.warnings.push(warning);
  };
  return context;
}
