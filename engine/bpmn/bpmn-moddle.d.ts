/** Types of the part of bpmn-moddle we use; the package exports none for its entry. */
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
    fromXML(xml: string): Promise<{
      readonly rootElement: unknown;
      readonly elementsById: Readonly<Record<string, unknown>>;
      readonly warnings: readonly ModdleWarning[];
    }>;
    toXML(element: unknown, options?: { readonly format?: boolean; readonly preamble?: boolean }): Promise<{ readonly xml: string }>;
    create(type: string, attributes?: Readonly<Record<string, unknown>>): unknown;
  }
}
