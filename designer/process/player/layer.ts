import type { ProcessEditor } from '../createModeler.ts';
import type { Drawn, Registry } from '../services.ts';
import { placeOf, type Token } from './tokens.ts';

interface Layers {
  getLayer(name: string, index: number): SVGGElement;
}

const layerName = 'bjd-tokens';
/** Above the shapes of the diagram. */
const layerIndex = 1_000;
const svg = 'http://www.w3.org/2000/svg';

/** Draw the tokens, moving those that are drawn already (画令牌); what stands where nothing is drawn is left out. */
export function drawTokens(editor: ProcessEditor, tokens: readonly Token[]): void {
  const layer = editor.service<Layers>('canvas').getLayer(layerName, layerIndex);
  const registry = editor.service<Registry>('elementRegistry');
  const counts = new Map<string, number>();
  const shown = new Set<string>();
  for (const { key, at } of tokens) {
    const element = registry.get(at);
    if (!element) continue;
    const nth = counts.get(at) ?? 0;
    counts.set(at, nth + 1);
    shown.add(String(key));
    moveTo(markOf(layer, key), element, { at, nth });
  }
  for (const mark of [...layer.querySelectorAll<SVGGElement>('[data-token]')]) if (!shown.has(mark.dataset.token ?? '')) mark.remove();
}

/** Take all tokens away. */
export function clearTokens(editor: ProcessEditor): void {
  drawTokens(editor, []);
}

function moveTo(mark: SVGGElement, element: Drawn, { at, nth }: { readonly at: string; readonly nth: number }): void {
  const { x, y } = placeOf(element, nth);
  mark.dataset.at = at;
  mark.style.transform = `translate(${x}px, ${y}px)`;
}

function markOf(layer: SVGGElement, key: number): SVGGElement {
  const known = layer.querySelector<SVGGElement>(`[data-token="${key}"]`);
  if (known) return known;
  const mark = document.createElementNS(svg, 'g');
  mark.dataset.token = String(key);
  mark.setAttribute('class', 'bjd-token');
  const circle = document.createElementNS(svg, 'circle');
  circle.setAttribute('r', '8');
  mark.append(circle);
  layer.append(mark);
  return mark;
}
