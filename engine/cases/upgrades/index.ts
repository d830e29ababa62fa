import type { CaseEvent } from '../events.ts';
import type { CaseState } from '../state.ts';
import type { OldEvent, OldState, Step } from './types.ts';
import { toVersion2 } from './version-2.ts';

/** The steps in their order: the first leads from version 1 to 2. A new version is a new file and a line here. */
const steps: readonly Step[] = [toVersion2];

/** Version of states and events this program writes. */
export const stateVersion = (steps.length + 1) as CaseState['v'];

/** Bring a stored state to this version (升级), step by step. Throws on a version this program does not know. */
export function upgradeState(state: OldState): CaseState {
  if (state.v === stateVersion) return state as unknown as CaseState;
  return stepsFrom(state.v).reduce((older, step) => step.state(older), state) as unknown as CaseState;
}

/** Bring the events of one journal entry to this version. Throws on a version this program does not know. */
export function upgradeEvents(version: number, events: readonly OldEvent[]): readonly CaseEvent[] {
  const due = stepsFrom(version);
  if (due.length === 0) return events as unknown as readonly CaseEvent[];
  return events.map(event => due.reduce((older, step) => step.event(older), event)) as unknown as readonly CaseEvent[];
}

function stepsFrom(version: number): readonly Step[] {
  if (Number.isInteger(version) && version >= 1 && version <= steps.length + 1) return steps.slice(version - 1);
  throw new Error(`Expected a stored version from 1 to ${steps.length + 1}, but it was ${version}: a newer program wrote it.`);
}
