import type { Say } from '../../ui/preferences.tsx';
import type { Acts } from '../editing/acts.ts';
import type { ProcessEditor } from '../createModeler.ts';
import type { Bus, Drawn } from '../services.ts';

/** Milliseconds in which what belongs together is said as one. */
const pause = 60;

interface Changed {
  readonly added: readonly Drawn[];
  readonly removed: readonly Drawn[];
  readonly moved: boolean;
  readonly trigger: string;
}
const isLine = (element: Drawn): boolean => element.waypoints !== undefined;
const shapesOf = (elements: readonly Drawn[]): readonly Drawn[] => elements.filter(one => !isLine(one) && !one.labelTarget);

/** What is selected, in a sentence: the element and where it leads (选中播报). */
export function selectionWords(picked: readonly Drawn[], nameOf: (element: Drawn) => string, say: Say): string {
  const [first, ...more] = picked;
  if (!first) return say('said.none');
  if (more.length > 0) return say('said.several', { n: picked.length });
  const one = first.labelTarget ?? first;
  if (one.source && one.target)
    return say('said.line', { name: String(one.businessObject.get('name') ?? ''), from: nameOf(one.source), to: nameOf(one.target) });
  const named = say('said.selected', { name: nameOf(one) });
  const lines = (one.outgoing ?? []).filter(({ type }) => type === 'bpmn:SequenceFlow');
  if (!/(Task|Event|Gateway|Activity|SubProcess|Transaction)$/.test(one.type) || one.type === 'bpmn:EndEvent') return named;
  const next = lines.flatMap(({ target }) => (target ? [nameOf(target)] : []));
  return `${named}，${next.length > 0 ? say('said.next', { names: next.join('、') }) : say('said.noNext')}`;
}

/** What a command did, in a sentence; empty when it drew nothing anew (改动播报). */
export function changeWords({ added, removed, moved, trigger }: Changed, nameOf: (element: Drawn) => string, say: Say): string {
  if (trigger === 'undo') return say('said.undone');
  if (trigger === 'redo') return say('said.redone');
  const news = shapesOf(added);
  const olds = shapesOf(removed);
  const names = (list: readonly Drawn[]): string => list.map(nameOf).join('、');
  if (news.length > 0) return say(olds.length > 0 ? 'said.replaced' : 'said.added', { names: names(news) });
  if (olds.length > 0 || removed.some(isLine))
    return say('said.removed', { names: names(olds.length > 0 ? olds : removed.filter(isLine)) });
  const line = added.find(isLine);
  if (line?.source && line.target) return say('said.connected', { from: nameOf(line.source), to: nameOf(line.target) });
  return moved ? say('said.moved') : '';
}

/** Hears what happens on the canvas and hands it over as sentences, one for what belongs together; returns how to stop. */
export function listen(editor: ProcessEditor, say: Say, onSaid: (words: string) => void): () => void {
  const bus = editor.service<Bus>('eventBus');
  const acts = editor.service<Acts>('acts');
  const nameOf = (element: Drawn): string => acts.nameOf(element);
  let added: Drawn[] = [];
  let removed: Drawn[] = [];
  let moved = false;
  let change = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = (): void => {
    const picked = editor.service<{ get(): readonly Drawn[] }>('selection').get();
    onSaid([change, selectionWords(picked, nameOf, say)].filter(Boolean).join('。'));
    change = '';
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(speak, pause);
  };
  const hears: readonly (readonly [string | readonly string[], (event: never) => void])[] = [
    [['shape.added', 'connection.added'], ({ element }: { element: Drawn }) => void added.push(element)],
    [['shape.removed', 'connection.removed'], ({ element }: { element: Drawn }) => void removed.push(element)],
    [
      'commandStack.elements.move.postExecuted',
      () => {
        moved = true;
      },
    ],
    [
      'commandStack.changed',
      ({ trigger }: { trigger: string }) => {
        change = changeWords({ added, removed, moved, trigger }, nameOf, say);
        added = [];
        removed = [];
        moved = false;
        soon();
      },
    ],
    ['selection.changed', soon],
  ];
  for (const [name, hear] of hears) bus.on(name, hear);
  return () => {
    clearTimeout(timer);
    for (const [name, hear] of hears) bus.off(name, hear);
  };
}
