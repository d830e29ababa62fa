import Modeler from 'bpmn-js/lib/Modeler.js';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { bjDescriptor } from '#engine/bpmn/moddle.ts';
import { weave } from '#processes/xml/weave.ts';
import { looks } from '../viewer/createViewer.ts';
import type { ModdleObject } from '../viewer/graph.ts';
import { clipboardModule } from './clipboard/module.ts';
import { coloursModule } from './colours/module.ts';
import { actsModule } from './editing/acts.ts';
import { contextPadModule } from './editing/contextPad.ts';
import { inSightModule } from './editing/inSight.ts';
import { menusModule } from './editing/menus.ts';
import { humanTasks } from './humanTasks.ts';
import { keyboardModule, keyboardOptions } from './keyboard/module.ts';
import { minimapModule } from './minimap/module.ts';
import { wasMapOpen } from './minimap/open.ts';
import { paletteModule } from './palette/module.ts';
import type { Editable, Factory, Patch } from './properties.ts';
import { searchModule } from './search/module.ts';
import { createTranslate, translateModule } from './translate.ts';

/** A shape or connection of the editor. */
export interface EditorElement {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Editable;
  readonly labelTarget?: EditorElement;
  readonly parent?: EditorElement;
}
interface Selection {
  get(): readonly EditorElement[];
  select(element: EditorElement | null): void;
}
interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Canvas {
  zoom(to?: number | 'fit-viewport', centre?: 'auto'): number;
  scrollToElement(id: string): void;
  resized(): void;
  viewbox(box?: Box): { readonly inner: Box; readonly outer: Pick<Box, 'width' | 'height'> };
  getRootElement(): EditorElement;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  focus(): void;
}
interface Registry {
  get(id: string): EditorElement | undefined;
}
interface Modeling {
  updateProperties(element: EditorElement, properties: Readonly<Record<string, unknown>>): void;
  updateModdleProperties(element: EditorElement, target: Editable, properties: Readonly<Record<string, unknown>>): void;
}
interface Events {
  on(name: string, listener: () => void): void;
}
interface ModelerInstance {
  importXML(bpmn: string): Promise<unknown>;
  saveXML(options: { format: boolean }): Promise<{ xml: string }>;
  saveSVG(): Promise<{ svg: string }>;
  get<T>(service: string): T;
  getDefinitions(): unknown;
  destroy(): void;
}
/** bpmn-js ships ES modules in a package TypeScript reads as CommonJS; this is what its default export is at run time. */
const ModelerClass = Modeler as unknown as new (options: object) => ModelerInstance;

/** A process being drawn (流程编辑画布): what the page does with it, typed. */
export interface ProcessEditor {
  readonly factory: Factory;
  definitions(): ModdleObject;
  find(id: string): EditorElement | undefined;
  root(): EditorElement;
  selected(): EditorElement | null;
  select(id: string | null): void;
  /** Applies one change of one object, as one step of undo. */
  apply(element: EditorElement, patch: Patch): void;
  rename(element: EditorElement, name: string): void;
  readonly history: CommandStack;
  zoomBy(factor: number): void;
  fit(): void;
  resized(): void;
  /** Gives the keys to the canvas. */
  focus(): void;
  mark(id: string, marker: string): void;
  unmark(id: string, marker: string): void;
  saveXml(): Promise<string>;
  saveSvg(): Promise<string>;
  on(event: 'selection.changed' | 'commandStack.changed', listener: () => void): void;
  /** A service of bpmn-js by name. */
  service<T>(name: string): T;
  destroy(): void;
}

/** What we put beside and in place of parts of bpmn-js (画布模块). */
const ours = [
  actsModule,
  menusModule,
  inSightModule,
  paletteModule,
  contextPadModule,
  coloursModule,
  keyboardModule,
  searchModule,
  minimapModule,
  clipboardModule,
];

/** Opens a process for drawing in `container`. Rejects when the text cannot be drawn. The bpmn.io mark stays: the licence of bpmn-js asks for it. */
export async function createModeler(container: HTMLElement, bpmn: string, lang: 'zh' | 'en'): Promise<ProcessEditor> {
  const modeler = new ModelerClass({
    container,
    moddleExtensions: { bj: bjDescriptor },
    additionalModules: [translateModule(createTranslate(lang)), humanTasks, ...ours],
    minimap: { open: wasMapOpen() },
    ...keyboardOptions,
    ...looks,
  });
  try {
    await modeler.importXML(bpmn);
    const { xml } = await modeler.saveXML({ format: true });
    return editorOf(modeler, { source: bpmn, before: xml });
  } catch (error) {
    modeler.destroy();
    throw error;
  }
}

/** What the canvas read, and what it made of that: with both, what it does not know stays in what is saved. */
interface Read {
  readonly source: string;
  readonly before: string;
}

/** Pixels on the left that the palette covers, at the top that the tools cover, and around the drawing. */
const paletteWidth = 186;
const toolsHeight = 34;
const margin = 12;
/** Room on the right for the buttons around the last element. */
const padWidth = 84;

/** Shows the whole drawing beside the palette, never larger than life. */
function fitBesidePalette(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox();
  if (inner.width === 0 || outer.width === 0) return;
  const room = { width: outer.width - paletteWidth - padWidth - 2 * margin, height: outer.height - toolsHeight - 2 * margin };
  const scale = Math.min(1, room.width / inner.width, room.height / inner.height);
  const left = paletteWidth + margin + (room.width - inner.width * scale) / 2;
  const top = toolsHeight + margin + (room.height - inner.height * scale) / 2;
  canvas.viewbox({ x: inner.x - left / scale, y: inner.y - top / scale, width: outer.width / scale, height: outer.height / scale });
}

function editorOf(modeler: ModelerInstance, { source, before }: Read): ProcessEditor {
  const canvas = modeler.get<Canvas>('canvas');
  const registry = modeler.get<Registry>('elementRegistry');
  const selection = modeler.get<Selection>('selection');
  const modeling = modeler.get<Modeling>('modeling');
  const events = modeler.get<Events>('eventBus');
  const ownerOf = (element: EditorElement): EditorElement => element.labelTarget ?? element;
  return {
    factory: modeler.get<Factory>('bpmnFactory'),
    definitions: () => modeler.getDefinitions() as ModdleObject,
    find: id => registry.get(id),
    root: () => canvas.getRootElement(),
    selected: () => {
      const [one, ...more] = selection.get();
      return one && more.length === 0 ? ownerOf(one) : null;
    },
    select: id => {
      const element = id === null ? null : (registry.get(id) ?? null);
      if (element && element !== canvas.getRootElement()) canvas.scrollToElement(element.id);
      selection.select(element === canvas.getRootElement() ? null : element);
    },
    apply: (element, { target, properties }) => modeling.updateModdleProperties(element, target, properties),
    rename: (element, name) => modeling.updateProperties(element, { name: name === '' ? undefined : name }),
    history: modeler.get<CommandStack>('commandStack'),
    zoomBy: factor => void canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)), 'auto'),
    fit: () => fitBesidePalette(canvas),
    resized: () => canvas.resized(),
    focus: () => canvas.focus(),
    mark: (id, marker) => registry.get(id) && canvas.addMarker(id, marker),
    unmark: (id, marker) => registry.get(id) && canvas.removeMarker(id, marker),
    saveSvg: async () => (await modeler.saveSVG()).svg,
    saveXml: async () => weave(source, before, (await modeler.saveXML({ format: true })).xml),
    on: (event, listener) => events.on(event, listener),
    service: name => modeler.get(name),
    destroy: () => modeler.destroy(),
  };
}
