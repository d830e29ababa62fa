import type { FormFile } from '#processes/types.ts';
import type { FieldPath, FormEditor, Selection } from '../editor.ts';
import {
  addField,
  addPage,
  addSection,
  copyField,
  isInCondition,
  isSamePath,
  layoutOf,
  removeField,
  removePage,
  removeSection,
  rulesReading,
} from '../model/index.ts';
import { fieldKey, keyOf, selectionOfKey } from './keys.ts';
import { type Carried, dropped, heirOf, placeAfter, rowsOf, type Spot, spotNow, spotsFor } from './spots.ts';
import { pageOfKey, spotWords, titleOfCarried, titleOfKey, type Words } from './words.ts';

/** What the acts need of the builder they act in, as it is now. */
export interface Host {
  readonly editor: FormEditor;
  readonly words: Words;
  /** Id of the page that is shown. */
  readonly shown: string;
  readonly show: (page: string) => void;
  /** Sends the focus to a thing once it is drawn; null: to the canvas. */
  readonly focus: (key: string | null) => void;
  readonly openPanel: () => void;
  /** What is chosen next was walked to: the settings may follow later. */
  readonly walk: () => void;
  /** Said aloud only. */
  readonly announce: (text: string) => void;
  /** Said aloud and shown, with an undo where that helps. */
  readonly tell: (text: string, canUndo?: boolean) => void;
}

type Changed = { readonly file: FormFile; readonly selection: Selection };
type FieldSelection = Extract<Selection, { readonly kind: 'field' }>;
type PartSelection = Extract<Selection, { readonly kind: 'section' | 'page' }>;

/** What is done to the things of a canvas (画布操作), each one step of undo. */
export interface Acts {
  readonly select: (key: string) => void;
  /** Chooses a thing and goes there; null: goes to what is chosen. */
  readonly go: (key: string | null) => void;
  readonly add: (kindId: string) => void;
  readonly remove: (key: string) => void;
  readonly copy: (key: string) => void;
  readonly open: (key: string) => void;
  /** Puts what was carried down; nowhere: it stays. */
  readonly drop: (carried: Carried, spot: Spot | undefined) => void;
  readonly move: (key: string, by: 1 | -1) => void;
  readonly step: (way: 'undo' | 'redo') => void;
  readonly addPage: () => void;
  readonly addSection: () => void;
  readonly clear: () => void;
}

/** true: conditions spoke of the field where it stood, and cannot speak of it where it is now. */
const losesCondition = (file: FormFile, path: FieldPath, now: Selection): boolean =>
  now.kind === 'field' && !isSamePath(now.path.slice(0, -1), path.slice(0, -1)) && isInCondition(file, path);

/** Makes a change and chooses what it is about; false when nothing changed. */
function change({ editor }: Host, make: (file: FormFile) => Changed): boolean {
  const made = make(editor.file);
  if (editor.isReadOnly || made.file === editor.file) return false;
  editor.apply(() => made.file);
  editor.select(made.selection);
  return true;
}

function select({ editor, show }: Host, key: string): void {
  editor.select(selectionOfKey(key));
  const page = pageOfKey(editor.file, key);
  if (page !== null) show(page);
}

function add(host: Host, kindId: string): void {
  const { editor, words, shown, tell } = host;
  const place = placeAfter(editor.file, editor.selection, kindId, shown);
  if (editor.isReadOnly || !place) return;
  const { file, path } = addField(editor.file, kindId, place, editor.id);
  if (!change(host, () => ({ file, selection: { kind: 'field', path } }))) {
    tell(words.say('builder.notAdded'));
    return;
  }
  const where = spotWords(file, { kind: 'field', place, mark: { key: '', side: 'into' } }, words);
  tell(words.say('builder.added', { title: titleOfKey(file, fieldKey(path), words), place: where }));
}

function removeOneField(host: Host, selection: FieldSelection): void {
  const { editor, words, shown, focus, tell } = host;
  const key = fieldKey(selection.path);
  const title = titleOfKey(editor.file, key, words);
  const n = rulesReading(editor.file, selection.path).length + Number(isInCondition(editor.file, selection.path));
  const heir = heirOf(rowsOf(editor.file, shown), key);
  if (!change(host, file => ({ file: removeField(file, selection.path), selection: heir }))) return;
  focus(keyOf(heir));
  tell(words.say(n > 0 ? 'builder.removedRules' : 'builder.removed', { title, n }), true);
}

function besideOf({ editor, shown }: Host, selection: PartSelection): Selection {
  if (selection.kind === 'section') return heirOf(rowsOf(editor.file, shown), keyOf(selection) as string);
  const { pages } = layoutOf(editor.file);
  const at = pages.findIndex(({ id }) => id === selection.id);
  const beside = pages[at - 1] ?? pages[at + 1];
  return beside ? { kind: 'page', id: beside.id } : { kind: 'form' };
}

function removePart(host: Host, selection: PartSelection): void {
  const { editor, words, focus, tell } = host;
  const title = titleOfKey(editor.file, keyOf(selection) as string, words);
  const beside = besideOf(host, selection);
  const isPage = selection.kind === 'page';
  const cut = isPage ? removePage : removeSection;
  if (!change(host, file => ({ file: cut(file, selection.id), selection: beside }))) {
    tell(words.say('builder.lastStays', { title }));
    return;
  }
  focus(keyOf(beside));
  tell(words.say(isPage ? 'builder.removedPage' : 'builder.removedSection', { title }), true);
}

function remove(host: Host, key: string): void {
  const selection = selectionOfKey(key);
  if (host.editor.isReadOnly || selection.kind === 'form') return;
  if (selection.kind === 'field') removeOneField(host, selection);
  else removePart(host, selection);
}

function copy(host: Host, key: string): void {
  const { editor, words, focus, tell } = host;
  const selection = selectionOfKey(key);
  if (editor.isReadOnly || selection.kind !== 'field') return;
  const { file, path } = copyField(editor.file, selection.path, editor.id);
  if (!change(host, () => ({ file, selection: { kind: 'field', path } }))) {
    tell(words.say('builder.notAdded'));
    return;
  }
  focus(fieldKey(path));
  tell(words.say('builder.copied', { title: titleOfKey(file, fieldKey(path), words) }));
}

function drop(host: Host, carried: Carried, spot: Spot | undefined): void {
  const { editor, words, show, focus, announce, tell } = host;
  const title = titleOfCarried(editor.file, carried, words);
  const isThere = spot !== undefined && spotNow(editor.file, carried, [spot]) === 0;
  if (carried.kind !== 'new') {
    focus(keyOf(carried));
    const home = pageOfKey(editor.file, keyOf(carried));
    if (home !== null) show(home);
  }
  if (!spot || isThere || editor.isReadOnly) {
    announce(words.say('builder.cancelled', { title }));
    return;
  }
  const made = dropped(editor.file, carried, spot, editor.id);
  const isCut = carried.kind === 'field' && made.file !== editor.file && losesCondition(editor.file, carried.path, made.selection);
  if (!change(host, () => made)) {
    tell(words.say(carried.kind === 'new' ? 'builder.notAdded' : 'builder.notMoved', { title }));
    return;
  }
  focus(keyOf(made.selection));
  const page = pageOfKey(made.file, keyOf(made.selection));
  if (page !== null) show(page);
  const place = spotWords(editor.file, spot, words);
  if (isCut) tell(words.say('builder.droppedCut', { title, place }), true);
  else announce(words.say('builder.dropped', { title, place }));
}

function move(host: Host, key: string, by: 1 | -1): void {
  const carried = selectionOfKey(key);
  if (host.editor.isReadOnly || carried.kind === 'form') return;
  const spots = spotsFor(host.editor.file, carried);
  const next = spots[spotNow(host.editor.file, carried, spots) + by];
  if (next) drop(host, carried, next);
}

function step({ editor, words, announce }: Host, way: 'undo' | 'redo'): void {
  if (!(way === 'undo' ? editor.canUndo : editor.canRedo)) return;
  editor[way]();
  announce(words.say(way === 'undo' ? 'builder.undone' : 'builder.redone'));
}

/** The acts on a canvas; `host` tells how things stand when one is done. */
export function createActs(host: () => Host): Acts {
  return {
    select: key => select(host(), key),
    go: key => {
      host().walk();
      if (key !== null) select(host(), key);
      host().focus(key);
    },
    add: kindId => add(host(), kindId),
    remove: key => remove(host(), key),
    copy: key => copy(host(), key),
    open: key => {
      select(host(), key);
      host().openPanel();
    },
    drop: (carried, spot) => drop(host(), carried, spot),
    move: (key, by) => move(host(), key, by),
    step: way => step(host(), way),
    addPage: () => {
      const { file, id } = addPage(host().editor.file);
      if (change(host(), () => ({ file, selection: { kind: 'page', id } }))) host().focus(`p:${id}`);
    },
    addSection: () => {
      const { file, id } = addSection(host().editor.file, host().shown);
      if (change(host(), () => ({ file, selection: { kind: 'section', id } }))) host().focus(`s:${id}`);
    },
    clear: () => host().editor.select({ kind: 'form' }),
  };
}
