import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { bjDescriptor } from '#engine/bpmn/moddle.ts';
import type { ModdleObject } from './graph.ts';

/** A shape or connection on the canvas. */
export interface DrawnElement {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly waypoints?: readonly unknown[];
  readonly di?: { set(name: string, value: string | undefined): void };
  readonly businessObject: ModdleObject;
  readonly labelTarget?: DrawnElement;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Canvas {
  zoom(to?: number | 'fit-viewport', centre?: 'auto' | { x: number; y: number }): number;
  viewbox(box?: Box): Box & { readonly inner: Box; readonly outer: { readonly width: number; readonly height: number } };
  scroll(delta: { dx: number; dy: number }): void;
  scrollToElement(id: string): void;
  resized(): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  getGraphics(id: string): SVGElement;
  getContainer(): HTMLElement;
}
interface Registry {
  get(id: string): DrawnElement | undefined;
  getAll(): DrawnElement[];
  getGraphics(id: string): SVGElement;
}
interface Overlays {
  add(id: string, overlay: { position: Record<string, number>; html: HTMLElement; scale?: { min: number; max: number } }): string;
  clear(): void;
}
interface Graphics {
  update(type: 'shape' | 'connection', element: DrawnElement, graphics: SVGElement): void;
}
/** An event of the canvas about one element. */
export interface CanvasEvent {
  readonly element: DrawnElement;
}

/** The services of bpmn-js the viewer uses, typed. */
export interface DrawnDiagram {
  readonly canvas: Canvas;
  readonly registry: Registry;
  readonly overlays: Overlays;
  readonly graphics: Graphics;
  readonly definitions: ModdleObject;
  on(event: 'element.click' | 'element.hover' | 'element.out' | 'canvas.viewbox.changed', listener: (event: CanvasEvent) => void): void;
  attachTo(node: HTMLElement): void;
  destroy(): void;
}

interface Viewer {
  importXML(bpmn: string): Promise<unknown>;
  get<T>(service: string): T;
  getDefinitions(): unknown;
  attachTo(node: HTMLElement): void;
  destroy(): void;
}
/** bpmn-js ships ES modules in a package TypeScript reads as CommonJS; this is what its default export is at run time. */
const ViewerClass = NavigatedViewer as unknown as new (options: object) => Viewer;

const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';
/** Size of names beside events, gateways and flows; their boxes are widened to hold it. */
const labelSize = 12.5;
const longestLabel = 96;
/** Type and colours of the canvas, in the viewer and the editor alike. */
export const looks = {
  textRenderer: { defaultStyle: { fontFamily: font, fontSize: 14 }, externalStyle: { fontSize: labelSize } },
  bpmnRenderer: { defaultStrokeColor: '#5c6675', defaultLabelColor: '#1f2733', defaultFillColor: '#ffffff' },
};

/** Files are drawn with labels of 11 px in boxes as narrow; grows each box around its middle so that the larger type does not wrap. */
function widenLabels({ registry, graphics }: Pick<DrawnDiagram, 'registry' | 'graphics'>): void {
  for (const label of registry.getAll()) {
    const signs = [...(label.businessObject.name ?? '')].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.6), 0);
    const wanted = Math.min(longestLabel, Math.ceil(signs * labelSize) + 6);
    if (!label.labelTarget || wanted <= label.width) continue;
    const grown = wanted - label.width;
    Object.assign(label, { x: label.x - grown / 2, width: wanted });
    graphics.update('shape', label, registry.getGraphics(label.id));
  }
}

/**
 * Draws BPMN into `container` with bpmn-js, for reading only (只读流程图). Rejects when the text cannot be drawn.
 * The bpmn.io mark stays visible in the corner: the licence of bpmn-js asks for it.
 */
export async function createViewer(container: HTMLElement, bpmn: string): Promise<DrawnDiagram> {
  const viewer = new ViewerClass({ container, zoomScroll: { enabled: false }, moddleExtensions: { bj: bjDescriptor }, ...looks });
  try {
    await viewer.importXML(bpmn);
  } catch (error) {
    viewer.destroy();
    throw error;
  }
  const canvas = viewer.get<Canvas>('canvas');
  const events = viewer.get<{ on(name: string, listener: (event: CanvasEvent) => void): void }>('eventBus');
  const svg = container.querySelector('.djs-container svg');
  svg?.setAttribute('aria-hidden', 'true');
  svg?.setAttribute('tabindex', '-1');
  const registry = viewer.get<Registry>('elementRegistry');
  const graphics = viewer.get<Graphics>('graphicsFactory');
  widenLabels({ registry, graphics });
  return {
    canvas,
    registry,
    overlays: viewer.get<Overlays>('overlays'),
    graphics,
    definitions: viewer.getDefinitions() as ModdleObject,
    on: (name, listener) => events.on(name, listener),
    attachTo: node => viewer.attachTo(node),
    destroy: () => viewer.destroy(),
  };
}
