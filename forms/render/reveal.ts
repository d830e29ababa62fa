import { type FieldPath, idOf } from './filling/index.ts';
import { pointerSteps } from '../schema/types.ts';

/** How a form on the page brings a field into being (显示字段): its page of the wizard, its place in the drawing. */
type Reveal = (pointer: string) => void;
const forms = new Map<string, Reveal>();

/** A form under its prefix; answers how to take it away. */
export function registerForm(prefix: string, reveal: Reveal): () => void {
  forms.set(prefix, reveal);
  return () => void (forms.get(prefix) === reveal && forms.delete(prefix));
}

/** Id of the box around a field, from the form's prefix and the field's pointer. */
export const fieldBoxId = (prefix: string, pointer: string): string => `${idOf(prefix, pointerSteps(pointer))}__box`;

/** Brings a field into view and puts the cursor there. A missing field stands for its nearest parent. */
export function focusField(prefix: string, pointer: string): void {
  forms.get(prefix)?.(pointer);
  const path: FieldPath = pointerSteps(pointer);
  for (let length = path.length; length >= 0; length--) {
    const box = document.getElementById(`${idOf(prefix, path.slice(0, length))}__box`);
    if (box) {
      box.scrollIntoView?.({ block: 'center' });
      box.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
      return;
    }
  }
}
