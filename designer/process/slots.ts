import type { ComponentType } from 'react';
import type { TraceStep } from '#engine/problem.ts';
import type { DraftProblem } from '#server/contract/designing.ts';
import type { Parts } from '../draft/address.ts';
import { LintLayer } from '../lint/LintLayer.tsx';
import type { ProcessEditor } from './createModeler.ts';
import { ExchangeMenu } from './exchange/ExchangeMenu.tsx';
import { CounterExampleLayer } from './player/CounterExample.tsx';

/** What a part mounted on the process page is given; the draft itself comes from `useDesk`. */
export interface SlotProps {
  readonly editor: ProcessEditor;
  /** Goes up with every change of the drawing, so that a part reads it anew. */
  readonly changes: number;
  readonly parts: Parts;
  readonly problems: readonly DraftProblem[];
  /** false: the page shows another tab; nothing of the canvas is seen. */
  readonly isShown: boolean;
  /** The counter-example to be played (反例), or null. */
  readonly trace: readonly TraceStep[] | null;
  readonly onTrace: (trace: readonly TraceStep[] | null) => void;
}

/** Parts that stand among the tools of the canvas (工具栏): small buttons and menus. */
export const toolSlots: Readonly<Record<string, ComponentType<SlotProps>>> = { exchange: ExchangeMenu };

/** Parts that lie over the canvas (画布上层): they place themselves, absolute, and draw nothing while they have nothing to show. */
export const canvasSlots: Readonly<Record<string, ComponentType<SlotProps>>> = { lint: LintLayer, counterExample: CounterExampleLayer };
