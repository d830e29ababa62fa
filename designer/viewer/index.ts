export { CaseDiagram, type CaseDiagramProps, type LoadedProcess } from './CaseDiagram.tsx';
export { DiagramView, type DiagramViewProps } from './DiagramView.tsx';
export type { DiagramGraph, GraphStep, StepKind } from './graph.ts';
export { inReadingOrder, readGraph, settleWaits } from './graph.ts';
export { Legend } from './Legend.tsx';
export {
  calledScopes,
  diagramMarks,
  type Marks,
  marksFrom,
  privateText,
  type ScopeMarks,
  type SeenEntry,
  scopePath,
  type StepMark,
  type StepState,
  type Visit,
} from './marks.ts';
export { Outline, stepWords } from './Outline.tsx';
export { ReplayBar } from './ReplayBar.tsx';
export { StepPanel } from './StepPanel.tsx';
