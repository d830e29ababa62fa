import { describe, expect, it } from 'vitest';
import { type Command, commandAnywhere, commandFor, type Pressed } from '#designer/form/canvas/commands.ts';

function press(keys: string): Pressed {
  const parts = keys.split('+');
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { key: parts.at(-1)!, ctrlKey: has('Control'), metaKey: has('Meta'), altKey: has('Alt'), shiftKey: has('Shift') };
}

describe('keys of the canvas', () => {
  it.each<[string, Command | null]>([
    ['ArrowDown', { kind: 'walk', to: 'ArrowDown' }],
    ['Home', { kind: 'walk', to: 'Home' }],
    ['PageDown', { kind: 'page', by: 1 }],
    ['Alt+ArrowUp', { kind: 'move', by: -1 }],
    ['Alt+ArrowRight', { kind: 'move', by: 1 }],
    ['Enter', { kind: 'open' }],
    [' ', { kind: 'carry' }],
    ['Delete', { kind: 'remove' }],
    ['Control+d', { kind: 'copy' }],
    ['Control+z', { kind: 'undo' }],
    ['Meta+z', { kind: 'undo' }],
    ['Control+y', { kind: 'redo' }],
    ['Control+Shift+Z', { kind: 'redo' }],
    ['Shift+?', { kind: 'help' }],
    ['？', { kind: 'help' }],
    ['Escape', { kind: 'form' }],
    ['F6', { kind: 'parts' }],
    ['a', null],
    ['Control+s', null],
    ['Control+Alt+z', null],
    ['Alt+Home', null],
    ['Tab', null],
  ])('should take %s', (keys, expected) => {
    expect(commandFor(press(keys))).toEqual(expected);
  });

  it('should leave what is about one thing to the canvas', () => {
    for (const keys of ['Delete', 'Control+d', 'ArrowDown', ' ', 'Enter']) expect(commandAnywhere(press(keys)), keys).toBeNull();
    expect(commandAnywhere(press('Control+z'))).toEqual({ kind: 'undo' });
  });
});
