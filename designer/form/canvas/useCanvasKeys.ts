import type { KeyboardEvent } from 'react';
import type { FormFile } from '#processes/types.ts';
import { layoutOf } from '../model/index.ts';
import type { Acts } from './acts.ts';
import { type Command, commandAnywhere, commandFor, isTyping } from './commands.ts';
import { pageKey, selectionOfKey } from './keys.ts';
import { type Carried, neighbourOf, rowsOf } from './spots.ts';

interface Options {
  readonly acts: Acts;
  readonly fileNow: () => FormFile;
  readonly isReadOnly: boolean;
  readonly shown: string;
  /** Key of what Tab reaches on the canvas. */
  readonly reached: () => string | null;
  readonly carry: { readonly begin: (carried: Carried) => void; readonly onKey: (key: string) => boolean };
  readonly onHelp: () => void;
  readonly onSearch: () => void;
  readonly onNextPart: () => void;
  /** Leads from the settings back to what they are about. */
  readonly onBack: () => void;
}

/** The tab an arrow key leads to from a tab; down leads to the page. */
function tabBeside(file: FormFile, key: string, to: string): string | null {
  const { pages } = layoutOf(file);
  const at = pages.findIndex(({ id }) => pageKey(id) === key);
  if (to === 'ArrowDown') return rowsOf(file, pages[at]?.id ?? '')[0]?.key ?? null;
  const next = { ArrowLeft: pages[at - 1], ArrowRight: pages[at + 1], Home: pages[0], End: pages.at(-1) }[to];
  return next ? pageKey(next.id) : null;
}

/** What the keys of the builder do (键盘操作). */
export function useCanvasKeys(options: Options) {
  const { acts, fileNow, isReadOnly, shown, reached, carry } = options;

  const run = (command: Command): boolean => {
    const anywhere: Partial<Record<Command['kind'], () => void>> = {
      undo: () => acts.step('undo'),
      redo: () => acts.step('redo'),
      help: options.onHelp,
      search: options.onSearch,
      parts: options.onNextPart,
    };
    anywhere[command.kind]?.();
    return anywhere[command.kind] !== undefined;
  };

  const walk = (key: string, to: string): void => {
    const file = fileNow();
    acts.go(key.startsWith('p:') ? tabBeside(file, key, to) : neighbourOf(rowsOf(file, shown), key, to));
  };
  const turn = (by: 1 | -1): void => {
    const { pages } = layoutOf(fileNow());
    const next = pages[pages.findIndex(({ id }) => id === shown) + by];
    if (next) acts.go(rowsOf(fileNow(), next.id)[0]?.key ?? null);
  };
  const pickUp = (key: string): void => {
    const carried = selectionOfKey(key);
    if (isReadOnly || carried.kind === 'form') return;
    acts.select(key);
    carry.begin(carried);
  };
  const runOn = (key: string, command: Command): void => {
    if (command.kind === 'walk') walk(key, command.to);
    else if (command.kind === 'page') turn(command.by);
    else if (command.kind === 'move') acts.move(key, command.by);
    else if (command.kind === 'open') acts.open(key);
    else if (command.kind === 'remove') acts.remove(key);
    else if (command.kind === 'copy') acts.copy(key);
    else if (command.kind === 'form') acts.clear();
    else if (command.kind === 'carry') pickUp(key);
  };

  const onRootKey = (event: KeyboardEvent<HTMLElement>): void => {
    const command = event.defaultPrevented ? null : commandAnywhere(event);
    if (!command || (isTyping(event.target) && command.kind !== 'parts')) return;
    if (run(command)) event.preventDefault();
  };
  const onCanvasKey = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    const key = target.dataset.key ?? (target.getAttribute('role') === 'tree' ? (reached() ?? '') : null);
    const isCarried = carry.onKey(event.key);
    const command = isCarried || key === null ? null : commandFor(event);
    if (!isCarried && !command) return;
    event.preventDefault();
    event.stopPropagation();
    if (!command) return;
    if (!run(command)) runOn(key as string, command);
    else if (command.kind === 'undo' || command.kind === 'redo') acts.go(null);
  };
  const onPanelKey = (event: KeyboardEvent<HTMLElement>): void => {
    const isOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && !event.defaultPrevented && !isOpen) options.onBack();
  };
  return { onRootKey, onCanvasKey, onPanelKey };
}
