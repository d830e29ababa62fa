/** What a key asks for on the canvas (键盘命令). */
export type Command =
  | { readonly kind: 'walk'; readonly to: string }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'open' | 'carry' | 'remove' | 'copy' | 'undo' | 'redo' | 'help' | 'search' | 'parts' | 'form' };

/** A key as it is pressed. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const withControl: Readonly<Record<string, Command | undefined>> = {
  z: { kind: 'undo' },
  y: { kind: 'redo' },
  d: { kind: 'copy' },
};
const alone: Readonly<Record<string, Command | undefined>> = {
  PageUp: { kind: 'page', by: -1 },
  PageDown: { kind: 'page', by: 1 },
  Enter: { kind: 'open' },
  ' ': { kind: 'carry' },
  Delete: { kind: 'remove' },
  Backspace: { kind: 'remove' },
  Escape: { kind: 'form' },
};
const anywhere: Readonly<Record<string, Command | undefined>> = {
  '?': { kind: 'help' },
  '？': { kind: 'help' },
  '/': { kind: 'search' },
  F6: { kind: 'parts' },
};
const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** What a key asks for anywhere in the builder outside a text that is typed: undo, redo, help, search, the next part. */
export function commandAnywhere({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Command | null {
  const isControl = (ctrlKey || metaKey) && !altKey;
  const letter = key.toLowerCase();
  if (isControl && letter === 'z' && shiftKey) return { kind: 'redo' };
  if (isControl) return letter === 'z' || letter === 'y' ? (withControl[letter] ?? null) : null;
  return altKey ? null : (anywhere[key] ?? null);
}

/** What a key asks for on the canvas; null: nothing, the key is not ours. */
export function commandFor(pressed: Pressed): Command | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  const everywhere = commandAnywhere(pressed);
  if (everywhere) return everywhere;
  if (ctrlKey || metaKey) return altKey || shiftKey ? null : (withControl[key.toLowerCase()] ?? null);
  if (altKey) return key === 'ArrowUp' || key === 'ArrowLeft' ? { kind: 'move', by: -1 } : isForward(key) ? { kind: 'move', by: 1 } : null;
  if (arrows.includes(key)) return { kind: 'walk', to: key };
  return alone[key] ?? null;
}

const isForward = (key: string): boolean => key === 'ArrowDown' || key === 'ArrowRight';

/** true: the key belongs to the text that is being typed there (正在输入). */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio'));
