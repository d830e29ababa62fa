import { useEffect } from 'react';
import { problemWords } from '../draft/problemWords.ts';
import type { ProcessEditor } from '../process/createModeler.ts';
import type { Drawn } from '../process/services.ts';
import type { SlotProps } from '../process/slots.ts';
import { useText } from '../ui/preferences.tsx';
import { type Badge, badgesOf } from './badges.ts';
import './lint.css';
import { usePickedProblem } from './picked.ts';

interface Overlays {
  add(element: string, type: string, overlay: object): string;
  remove(filter: { readonly type: string }): void;
}

const type = 'bjd-lint';

/** Badges on the elements that have problems (画布问题标记): hovering says what is wrong; what a picked problem is about is lit. */
export function LintLayer({ editor, problems }: SlotProps) {
  const { lang, say } = useText();
  const picked = usePickedProblem();
  useEffect(() => {
    const overlays = editor.service<Overlays>('overlays');
    for (const badge of badgesOf(problems)) {
      const at = placeOf(editor, badge.element);
      const words = badge.problems.map(problem => problemWords(problem, lang));
      if (at)
        overlays.add(badge.element, type, {
          position: at,
          scale: { min: 0.9, max: 1.2 },
          html: badgeNode(badge, words, say('lint.badge', { n: words.length })),
        });
    }
    return () => overlays.remove({ type });
  }, [editor, problems, lang, say]);
  useEffect(() => {
    const lit = picked ? [picked.element, ...(picked.related ?? [])].flatMap(id => (id !== undefined && editor.find(id) ? [id] : [])) : [];
    for (const id of lit) editor.mark(id, 'bjd-lit');
    return () => {
      for (const id of lit) editor.unmark(id, 'bjd-lit');
    };
  }, [editor, picked]);
  return null;
}

/** Where a badge stands on its element: the corner of a shape, the middle of a line; nowhere on the whole drawing. */
function placeOf(editor: ProcessEditor, id: string): { readonly left: number; readonly top: number } | null {
  const element = editor.find(id) as unknown as Drawn | undefined;
  if (!element?.parent) return null;
  const { waypoints } = element;
  if (!waypoints) return { left: element.width - 12, top: -10 };
  const middle = Math.floor((waypoints.length - 1) / 2);
  const [from, to] = [waypoints[middle]!, waypoints[middle + 1] ?? waypoints[middle]!];
  const corner = { x: Math.min(...waypoints.map(({ x }) => x)), y: Math.min(...waypoints.map(({ y }) => y)) };
  return { left: (from.x + to.x) / 2 - corner.x - 9, top: (from.y + to.y) / 2 - corner.y - 9 };
}

function badgeNode({ severity, problems }: Badge, words: readonly string[], label: string): HTMLElement {
  const node = document.createElement('div');
  node.className = 'bjd-badge';
  node.dataset.severity = severity;
  node.setAttribute('role', 'img');
  node.setAttribute('aria-label', `${label}：${words.join(' ')}`);
  node.append(problems.length > 1 ? String(problems.length) : '!');
  const tip = document.createElement('ul');
  tip.className = 'bjd-badge-tip';
  tip.setAttribute('aria-hidden', 'true');
  for (const [index, text] of words.entries()) {
    const line = document.createElement('li');
    line.dataset.severity = problems[index]!.severity;
    line.textContent = text;
    tip.append(line);
  }
  node.append(tip);
  return node;
}
