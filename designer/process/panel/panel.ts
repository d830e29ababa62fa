import type { Address, Parts } from '../../draft/address.ts';
import type { NameInSight } from '../../form/panel/rules/names.ts';
import type { EditorElement, ProcessEditor } from '../createModeler.ts';
import type { Editable, Patch } from '../properties.ts';
import type { Sight } from './model/names.ts';

/** What a group of fields of the properties panel works on (属性面板). */
export interface Panel {
  readonly editor: ProcessEditor;
  readonly element: EditorElement;
  /** The BPMN object of the element. */
  readonly subject: Editable;
  readonly parts: Parts;
  readonly lang: 'zh' | 'en';
  readonly sight: Sight;
  /** Names conditions and expressions may read. */
  readonly names: readonly NameInSight[];
  /** A limit was set on a step: the pack must have a clock that counts it. */
  readonly onLimit: () => void;
  readonly apply: (patch: Patch) => void;
  /** Writes another part of the pack, such as the words of a notice. */
  readonly set: (address: Address, value: unknown) => void;
}
