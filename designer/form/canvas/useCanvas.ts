import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '#engine/problem.ts';
import type { FormFile } from '#processes/types.ts';
import { useText } from '../../ui/preferences.tsx';
import type { FormEditor } from '../editor.ts';
import { selectionOf } from '../model/index.ts';
import { createActs, type Host } from './acts.ts';
import type { CanvasDesk } from './desk.ts';
import { keyOf } from './keys.ts';
import { type Carried, rowsOf, type Spot } from './spots.ts';
import { createCanvasStore } from './store.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useCarry } from './useCarry.ts';
import { useDragging } from './useDragging.ts';
import { type BuilderElements, useFocus } from './useFocus.ts';
import { useShownPage } from './useShownPage.ts';
import { spotWords, titleOfCarried } from './words.ts';

/** Parts of the builder (构建器分区). */
export type BuilderPart = 'palette' | 'canvas' | 'panel';

/** What was just done, said on the page; `canUndo`: it offers to undo. */
export interface Said {
  readonly text: string;
  readonly canUndo: boolean;
  /** Shown until something else is said. */
  readonly stays?: boolean;
}

interface Options {
  readonly editor: FormEditor;
  readonly elements: () => BuilderElements;
  readonly focusSearch: () => void;
  /** Somebody walks over the canvas, or goes to the settings of what is chosen. */
  readonly onWalk: (isWalking: boolean) => void;
  /** Says something to a screen reader. */
  readonly announce: (text: string) => void;
  readonly rightsOf: (xId: string) => string | undefined;
}

/** What Tab reaches on a page: what is chosen there, else the first thing. */
function reachedOn(file: FormFile, shown: string, selected: string | null): string | null {
  const rows = rowsOf(file, shown);
  return rows.some(({ key }) => key === selected) ? selected : (rows[0]?.key ?? null);
}

function problemsByKey(file: FormFile, problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(selectionOf(file, problem));
    if (key !== null) found.set(key, [...(found.get(key) ?? []), problem]);
  }
  return found;
}

/** The state of the canvas, kept in step with the editor. */
function useStore(editor: FormEditor, shown: string) {
  const store = useMemo(createCanvasStore, []);
  const { file, problems, selection } = editor;
  const selected = keyOf(selection);
  useLayoutEffect(() => {
    store.set({ selected, reached: reachedOn(file, shown, selected), problems: problemsByKey(file, problems) });
  }, [store, selected, shown, file, problems]);
  return store;
}

/** Everything that can be done on a canvas, by mouse and by keyboard (画布操作). */
export function useCanvas({ editor, elements, focusSearch, onWalk, announce, rightsOf }: Options) {
  const words = useText();
  const [shown, show] = useShownPage(editor);
  const store = useStore(editor, shown);
  const [said, setSaid] = useState<Said | null>(null);
  const [part, setPart] = useState<BuilderPart>('canvas');
  const [isHelpOpen, setHelpOpen] = useState(false);
  const reached = useCallback(() => store.get().reached, [store]);
  const focus = useFocus(elements, reached);

  const toPanel = (): void => {
    onWalk(false);
    setPart('panel');
    focus.to('panel');
  };
  const toCanvas = (key: string | null): void => {
    setPart('canvas');
    focus.to({ key });
  };
  const toPalette = (): void => {
    if (editor.isReadOnly) {
      toCanvas(reached());
      return;
    }
    setPart('palette');
    focusSearch();
  };
  const host: Host = {
    editor,
    words,
    shown,
    show,
    focus: key => focus.to({ key }),
    openPanel: toPanel,
    walk: () => onWalk(true),
    announce: text => {
      setSaid(null);
      announce(text);
    },
    tell: (text, canUndo = false) => {
      announce(text);
      setSaid({ text, canUndo });
    },
  };
  const latest = useRef({ host, rightsOf, announce, elements });
  latest.current = { host, rightsOf, announce, elements };
  const acts = useMemo(() => createActs(() => latest.current.host), []);

  const fileNow = useCallback(() => latest.current.host.editor.file, []);
  const onOver = useCallback((carried: Carried, spot: Spot | undefined, isFirst = false) => {
    const { editor: at, words: said } = latest.current.host;
    const place = spot ? spotWords(at.file, spot, said) : '';
    latest.current.announce(isFirst ? said.say('builder.picked', { title: titleOfCarried(at.file, carried, said), place }) : place);
  }, []);
  const onStep = useCallback(
    (carried: Carried, spot: Spot, isFirst: boolean) => {
      const { editor: at, words: said } = latest.current.host;
      onOver(carried, spot, isFirst);
      requestAnimationFrame(() => latest.current.elements().root?.querySelector('[data-drop]')?.scrollIntoView({ block: 'nearest' }));
      setSaid({
        text: said.say('builder.carrying', { title: titleOfCarried(at.file, carried, said), place: spotWords(at.file, spot, said) }),
        canUndo: false,
        stays: true,
      });
    },
    [onOver],
  );
  const scroller = useRef<HTMLDivElement | null>(null);
  const dragging = useDragging({ store, scroller, fileNow, onShow: show, onOver, onDrop: acts.drop });
  const carry = useCarry({
    store,
    fileNow,
    onShow: show,
    onOver: onStep,
    onNowhere: () => host.tell(words.say('builder.nowhere')),
    onDrop: acts.drop,
  });
  const keys = useCanvasKeys({
    acts,
    fileNow,
    isReadOnly: editor.isReadOnly,
    shown,
    reached,
    carry,
    onHelp: () => setHelpOpen(true),
    onSearch: toPalette,
    onNextPart: () => {
      const { root, panel } = elements();
      if (panel?.contains(document.activeElement)) toPalette();
      else if (root?.querySelector('.bjb-palette')?.contains(document.activeElement)) toCanvas(reached());
      else toPanel();
    },
    onBack: () => toCanvas(keyOf(editor.selection)),
  });
  const desk = useMemo<CanvasDesk>(
    () => ({
      store,
      isReadOnly: editor.isReadOnly,
      select: acts.select,
      open: acts.open,
      remove: acts.remove,
      copy: acts.copy,
      move: acts.move,
      rightsOf: xId => latest.current.rightsOf(xId),
    }),
    [store, editor.isReadOnly, acts],
  );
  const selected = keyOf(editor.selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen on another page is there once that page is drawn
  useEffect(() => {
    const thing = selected && latest.current.elements().root?.querySelector(`[data-key="${CSS.escape(selected)}"]`);
    if (thing && !thing.contains(document.activeElement)) thing.scrollIntoView({ block: 'nearest' });
  }, [selected, shown]);
  const undoSaid = (): void => {
    acts.step('undo');
    focus.to({ key: reached() });
  };
  return {
    ...{ acts, desk, dragging, scroller, shown, said, part, isHelpOpen },
    ...{ setPart, setHelpOpen, undoSaid, ...keys },
    dismiss: () => setSaid(null),
    putDown: () => carry.end(false),
  };
}
