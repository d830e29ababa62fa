/** What a key does on the canvas (快捷键). */
export type KeyAct =
  | 'add'
  | 'step'
  | 'choice'
  | 'end'
  | 'attach'
  | 'connect'
  | 'replace'
  | 'rename'
  | 'colour'
  | 'more'
  | 'next'
  | 'previous'
  | 'line'
  | 'first'
  | 'clear'
  | 'find'
  | 'panel'
  | 'help';

interface Key {
  /** `KeyboardEvent.key`, letters in lower case; Shift with `+`. */
  readonly keys: readonly string[];
  readonly act: KeyAct;
}

/** Our keys; those of bpmn-js (undo, copy, delete, arrows) stand beside them in the help. */
export const keys: readonly Key[] = [
  { keys: ['a'], act: 'add' },
  { keys: ['t'], act: 'step' },
  { keys: ['g'], act: 'choice' },
  { keys: ['d'], act: 'end' },
  { keys: ['b'], act: 'attach' },
  { keys: ['c'], act: 'connect' },
  { keys: ['r'], act: 'replace' },
  { keys: ['e', 'f2'], act: 'rename' },
  { keys: ['o'], act: 'colour' },
  { keys: ['m', '+f10', 'contextmenu'], act: 'more' },
  { keys: ['j'], act: 'next' },
  { keys: ['k'], act: 'previous' },
  { keys: ['l'], act: 'line' },
  { keys: ['home'], act: 'first' },
  { keys: ['escape'], act: 'clear' },
  { keys: ['/'], act: 'find' },
  { keys: ['enter'], act: 'panel' },
  { keys: ['?', '+?'], act: 'help' },
];

/** Rows of the help (快捷键说明): what is pressed, and the key of its sentence. */
export const helpRows = [
  ['A', 'keys.add'],
  ['T', 'keys.step'],
  ['G', 'keys.choice'],
  ['D', 'keys.end'],
  ['B', 'keys.attach'],
  ['C', 'keys.connect'],
  ['R', 'keys.replace'],
  ['E / F2', 'keys.rename'],
  ['O', 'keys.colour'],
  ['M / Shift+F10', 'keys.more'],
  ['J / K', 'keys.next'],
  ['Shift+J / Shift+K', 'keys.extend'],
  ['L', 'keys.line'],
  ['Home', 'keys.first'],
  ['← ↑ → ↓', 'keys.move'],
  ['Ctrl+← ↑ → ↓', 'keys.scroll'],
  ['Delete', 'keys.remove'],
  ['Ctrl+Z / Ctrl+Y', 'keys.undo'],
  ['Ctrl+C / X / V / D', 'keys.copy'],
  ['Ctrl+A', 'keys.all'],
  ['/ , Ctrl+F', 'keys.find'],
  ['Enter', 'keys.panel'],
  ['Esc', 'keys.clear'],
  ['?', 'keys.help'],
] as const;

/** The act of a key press, or null: keys with Ctrl or Alt are not ours. */
export function actOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): KeyAct | null {
  if (ctrlKey || metaKey || altKey) return null;
  const pressed = `${shiftKey && !/^[jk]$/i.test(key) ? '+' : ''}${key.toLowerCase()}`;
  return keys.find(one => one.keys.includes(pressed))?.act ?? null;
}
