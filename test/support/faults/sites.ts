import type { Pack } from '#processes/types.ts';
import type { Site } from './operators.ts';

/** A fault in the drawing of a pack. */
export function drawn(pack: Pack, at: string, change: (xml: string) => string): Site {
  return { at, make: () => ({ ...pack, bpmn: change(pack.bpmn) }) };
}
