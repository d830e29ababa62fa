/** Types of the parts of bpmn-moddle and moddle-xml we use; the packages export none for their entries. */
declare module 'bpmn-moddle' {
  /** A warning of the reader; `element` and `property` where known. */
  export interface ModdleWarning {
    readonly message: string;
    readonly element?: unknown;
    readonly property?: string;
    readonly value?: string;
    readonly error?: Error;
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    toXML(element: unknown, options?: { readonly format?: boolean; readonly preamble?: boolean }): Promise<{ readonly xml: string }>;
    create(type: string, attributes?: Readonly<Record<string, unknown>>): unknown;
  }
}

declare module 'moddle-xml' {
  import type { BpmnModdle, ModdleWarning } from 'bpmn-moddle';

  /** What the reader keeps while it reads one file. */
  export interface ReaderContext {
    readonly warnings: ModdleWarning[];
    addWarning: (warning: ModdleWarning) => void;
    addElement: (element: unknown) => void;
  }

  /** Handler of the root element; the reader puts its context into it. */
  export interface RootHandler {
    context: ReaderContext;
  }

  export class Reader {
    constructor(options: { readonly model: BpmnModdle; readonly lax: boolean });
    handler(type: string): RootHandler;
    fromXML(
      xml: string,
      handler: RootHandler,
    ): Promise<{
      readonly rootElement: unknown;
      readonly elementsById: Readonly<Record<string, unknown>>;
      readonly warnings: readonly ModdleWarning[];
    }>;
  }
}
