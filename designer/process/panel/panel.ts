import type { Parts } from '../../draft/address.ts';
import type { EditorElement, ProcessEditor } from '../createModeler.ts';
import type { Editable, Patch } from '../properties.ts';

/** What a group of fields of the properties panel works on. */
export interface Panel {
  readonly editor: ProcessEditor;
  readonly element: EditorElement;
  /** The BPMN object of the element. */
  readonly subject: Editable;
  readonly parts: Parts;
  readonly lang: 'zh' | 'en';
  /** A limit was set on a step: the pack must have a clock that counts it. */
  readonly onLimit: () => void;
  readonly apply: (patch: Patch) => void;
}
