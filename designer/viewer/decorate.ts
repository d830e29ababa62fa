import type { CardLevel } from '#engine/clocks/types.ts';
import type { DrawnDiagram, DrawnElement } from './createViewer.ts';
import type { Say } from './messages/index.ts';
import type { ScopeMarks, StepMark, StepState } from './marks.ts';

/** Stroke and fill of a step by state; each also has its own badge, so that colour never speaks alone. */
const paint: Readonly<Record<StepState, { stroke: string; fill: string } | null>> = {
  none: null,
  open: { stroke: '#1f5fa8', fill: '#e8f1fb' },
  done: { stroke: '#1e7a3c', fill: '#f0f9f3' },
  cancelled: { stroke: '#6a7383', fill: '#f1f3f6' },
  failed: { stroke: '#b01b28', fill: '#fdf1f2' },
};
const states: readonly StepState[] = ['open', 'done', 'cancelled', 'failed'];
const takenStroke = '#1e7a3c';
const badgeScale = { min: 0.7, max: 1.15 };
/** Cards must be readable on the whole diagram too. */
const cardScale = { min: 1, max: 1.15 };
const levels: readonly CardLevel[] = ['red', 'yellow', 'warning'];
const icons: Readonly<Record<string, string>> = {
  warning:
    '<svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M6 3v3.2l2 1.3" fill="none" stroke="currentColor" stroke-width="1.4"/></svg>',
  card: '<svg viewBox="0 0 10 13" width="9" height="12" aria-hidden="true"><rect x="1" y="1" width="8" height="11" rx="1.2" fill="currentColor"/></svg>',
};

interface Drawing {
  readonly diagram: DrawnDiagram;
  readonly say: Say;
  /** Ids of the elements that are steps. */
  readonly steps: ReadonlySet<string>;
  /** Called when a called process' button is pressed. */
  readonly onOpen: (element: string) => void;
}

const isGateway = (element: DrawnElement): boolean => element.businessObject.$type.endsWith('Gateway');
const isFlow = (element: DrawnElement): boolean => element.businessObject.$type === 'bpmn:SequenceFlow';

function repaint({ diagram }: Drawing, element: DrawnElement, colour: { stroke: string; fill: string } | null): void {
  element.di?.set('bioc:stroke', colour?.stroke);
  element.di?.set('bioc:fill', colour?.fill);
  diagram.graphics.update(element.waypoints ? 'connection' : 'shape', element, diagram.registry.getGraphics(element.id));
}

function badge(kind: string, words: string, icon = ''): HTMLElement {
  const node = document.createElement('span');
  node.className = 'bjv-badge';
  node.dataset.kind = kind;
  node.innerHTML = icon;
  node.append(words);
  return node;
}

/** Words of the state badge of a step: `已办`, `已办 2 次`, `办理中`, `等待中`. */
export function stateWords(step: StepMark, say: Say): string {
  const open = step.visits.find(visit => !visit.end);
  if (step.state === 'open' && open?.task === null && open.waiting) return say('waiting');
  const words = say(`state.${step.state}`);
  return step.visits.length > 1 ? `${words} ${say('times', { n: step.visits.length })}` : words;
}

function addStateBadge({ diagram, say }: Drawing, step: StepMark): void {
  diagram.overlays.add(step.element, {
    position: { top: -12, left: -6 },
    html: badge(step.state, stateWords(step, say)),
    scale: badgeScale,
  });
}

function addCardBadges({ diagram, say }: Drawing, step: StepMark): void {
  const row = document.createElement('span');
  row.className = 'bjv-badges';
  for (const level of levels) {
    const count = step.cards.filter(card => card.level === level).length;
    if (count === 0) continue;
    const words = say(`card.${level}`) + (count > 1 ? ` ${count}` : '');
    row.append(badge(level, words, icons[level === 'warning' ? 'warning' : 'card']));
  }
  if (row.childElementCount > 0) diagram.overlays.add(step.element, { position: { bottom: -3, left: 0 }, html: row, scale: cardScale });
}

function addOpenButton({ diagram, say, onOpen }: Drawing, element: DrawnElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'bjv-enter';
  button.textContent = '+';
  button.title = say('openCalledNamed', { name: element.businessObject.name ?? say('unnamed') });
  button.setAttribute('aria-label', button.title);
  button.addEventListener('click', event => {
    event.stopPropagation();
    onOpen(element.id);
  });
  diagram.overlays.add(element.id, { position: { bottom: 13, left: element.width / 2 - 13 }, html: button, scale: badgeScale });
}

function clear(drawing: Drawing, element: DrawnElement): void {
  for (const state of states) drawing.diagram.canvas.removeMarker(element.id, `bjv-${state}`);
  drawing.diagram.canvas.removeMarker(element.id, 'bjv-taken');
}

function markFlow(drawing: Drawing, flow: DrawnElement, marks: ScopeMarks): void {
  const taken = (marks.flows[flow.id] ?? 0) > 0;
  repaint(drawing, flow, taken ? { stroke: takenStroke, fill: '#ffffff' } : null);
  if (taken) drawing.diagram.canvas.addMarker(flow.id, 'bjv-taken');
}

function markStep(drawing: Drawing, element: DrawnElement, step: StepMark | undefined): void {
  repaint(drawing, element, paint[step?.state ?? 'none']);
  if (!step || step.state === 'none') return;
  drawing.diagram.canvas.addMarker(element.id, `bjv-${step.state}`);
  const quiet = step.state === 'done' && step.visits.length === 1 && (isGateway(element) || element.width < 60);
  if (!quiet) addStateBadge(drawing, step);
  addCardBadges(drawing, step);
}

/** Puts marks on a drawn diagram: colours, badges, buttons. Calling it again replaces what stood there. */
export function decorate(drawing: Drawing, marks: ScopeMarks | null, openable: (element: string) => boolean): void {
  const { diagram } = drawing;
  diagram.overlays.clear();
  for (const element of diagram.registry.getAll()) {
    if (element.labelTarget) continue;
    if (isFlow(element)) {
      clear(drawing, element);
      if (marks) markFlow(drawing, element, marks);
    } else if (drawing.steps.has(element.id)) {
      clear(drawing, element);
      if (marks) markStep(drawing, element, marks.steps[element.id]);
      if (openable(element.id)) addOpenButton(drawing, element);
    }
  }
}
