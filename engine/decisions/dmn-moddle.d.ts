/** Types of the part of dmn-moddle we use; the package ships none. */
declare module 'dmn-moddle' {
  import type { BpmnModdle } from 'bpmn-moddle';

  /** The moddle model of DMN 1.3; it reads and writes like BPMN's. */
  export const DmnModdle: new () => BpmnModdle;
}
