import type { Editable } from './properties.ts';

/** The services of bpmn-js the canvas uses, typed as far as it uses them (画图服务). */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A shape, connection or label of the canvas with all that is read of it. */
export interface Drawn extends Box {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Editable;
  readonly di?: Editable;
  readonly parent?: Drawn;
  readonly host?: Drawn;
  readonly children?: readonly Drawn[];
  readonly incoming?: readonly Drawn[];
  readonly outgoing?: readonly Drawn[];
  readonly waypoints?: readonly Point[];
  readonly source?: Drawn;
  readonly target?: Drawn;
  readonly labelTarget?: Drawn;
}

/** What a shape is made of: its type and what tells it from others of its type. */
export type Make = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Bus {
  on(name: string | readonly string[], listener: (event: never) => unknown): void;
  on(name: string | readonly string[], priority: number, listener: (event: never) => unknown): void;
  off(name: string | readonly string[], listener: (event: never) => unknown): void;
  fire(name: string, event?: object): unknown;
}
export interface Registry {
  get(id: string): Drawn | undefined;
  getAll(): readonly Drawn[];
  getGraphics(element: Drawn): SVGElement;
}
export interface Picked {
  get(): readonly Drawn[];
  select(element: Drawn | readonly Drawn[] | null, add?: boolean): void;
}
export interface Modelled {
  createShape(shape: Drawn, position: Point, parent: Drawn, hints?: object): Drawn;
  connect(source: Drawn, target: Drawn): Drawn;
  removeElements(elements: readonly Drawn[]): void;
  moveElements(elements: readonly Drawn[], delta: Point): void;
  createSpace(moving: readonly Drawn[], resizing: readonly Drawn[], delta: Point, direction: string, start: number): void;
  setColor(elements: readonly Drawn[], colours: { readonly fill?: string; readonly stroke?: string }): void;
}
export interface Shapes {
  createShape(attributes: object): Drawn;
  createParticipantShape(options?: object): Drawn;
}
export interface Surface {
  getRootElement(): Drawn;
  getContainer(): HTMLElement;
  viewbox(): Box & { readonly scale: number };
  scrollToElement(element: Drawn, padding?: number): void;
  focus(): void;
  /** Focuses the canvas after this turn, if nothing has the focus then and it still stands. */
  restoreFocus(): void;
  isFocused(): boolean;
}
export interface Laws {
  allowed(rule: string, context: object): unknown;
}
export interface Stack {
  registerHandler(name: string, handler: new () => object): void;
  execute(name: string, context: object): void;
}
export interface PopupEntry {
  readonly label: string;
  readonly className?: string;
  readonly description?: string;
  readonly imageHtml?: string;
  readonly group?: { readonly id: string; readonly name: string };
  readonly search?: string;
  readonly action: (event: Event, entry: unknown) => void;
}
export type PopupEntries = Readonly<Record<string, PopupEntry>>;
export interface Popup {
  registerProvider(id: string, provider: { getPopupMenuEntries(target: Drawn | readonly Drawn[]): PopupEntries }): void;
  open(target: Drawn | readonly Drawn[], id: string, position: Point, options: object): void;
  isEmpty(target: Drawn | readonly Drawn[], id: string): boolean;
}
export interface PadEntry {
  readonly group?: string;
  readonly className?: string;
  readonly html?: string;
  readonly title?: string;
  readonly action: Readonly<Record<string, (event: Event, element: never) => unknown>> | ((event: Event, element: never) => unknown);
}
export type PadEntries = Readonly<Record<string, PadEntry>>;
export interface Pad {
  registerProvider(priority: number, provider: object): void;
  getEntries(target: Drawn | readonly Drawn[]): PadEntries;
  getPad(target: Drawn | readonly Drawn[]): { readonly html: HTMLElement };
  isOpen(): boolean;
}
export interface Placer {
  append(source: Drawn, shape: Drawn): Drawn;
}
export interface Labelling {
  activate(element: Drawn): void;
  cancel(): void;
  isActive(): boolean;
}
export interface Injector {
  get<T>(name: string): T;
}
