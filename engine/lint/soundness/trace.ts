import type { Text, TraceStep } from '../../problem.ts';
import { beginnings } from './beginnings.ts';
import { type Config, copyOf, tokensOf } from './config.ts';
import type { Explored } from './explore.ts';
import { type Play, run, type Teller } from './play.ts';
import { sentenceOf } from './sentences.ts';
import { happen } from './waiting.ts';
import { waitsOf } from './waits.ts';

/** A node of a search with what is needed to come to it again. */
export interface Way {
  readonly play: Play;
  readonly level: string;
  readonly explored: Explored;
  readonly to: number;
}

/** How a process comes to a node (反例): played once more along the same choices, each step with its sentence and its tokens; `last` ends it. */
export function traceOf({ play, level, explored, to }: Way, last: { readonly element: string; readonly text: Text } | null): TraceStep[] {
  const { definition } = play;
  const process = definition.elements[level] ?? { id: definition.id, name: definition.name };
  const steps: TraceStep[] = [
    { element: null, text: { zh: `「${process.name ?? process.id}」开始。`, en: `"${process.name ?? process.id}" begins.` }, tokens: [] },
  ];
  const tell: Teller = told => {
    const text = sentenceOf(definition, told);
    if (text) steps.push({ element: told.element, text, tokens: tokensOf(told.config) });
  };
  const config = replay({ play, level, explored, to }, tell);
  if (last) steps.push({ ...last, tokens: tokensOf(config) });
  return steps;
}

function replay({ play, level, explored, to }: Way, tell: Teller): Config {
  const path: number[] = [];
  for (let at: number | null = to; at !== null; at = explored.nodes[at]!.parent) path.unshift(at);
  let config = copyOf(beginnings(play, level)[explored.nodes[path[0]!]!.happened]!);
  for (const [place, at] of path.entries()) {
    const { happened, choices } = explored.nodes[at]!;
    if (place > 0) {
      config = copyOf(explored.nodes[path[place - 1]!]!.config);
      happen(play, config, waitsOf(play, config)[happened]!);
    }
    let choice = run(play, config, tell);
    for (const taken of choices) {
      choice![taken]!(config);
      choice = run(play, config, tell);
    }
  }
  return config;
}
