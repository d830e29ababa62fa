import type { Step } from './types.ts';

/**
 * Version 1 to 2 (0.1 to 0.2): what the task verbs and the rest of BPMN need. Version 1 knew no circulation and no return, and did not keep who urged
 * when: its state has none of them.
 */
export const toVersion2: Step = {
  state: state => ({ ...state, v: 2, circulations: [], urges: [], returns: [] }),
  // An urging of version 1 changed no state; the counted one of version 2 would.
  event: event => (event.type === 'case-urged' ? { ...event, uncounted: true } : event),
};
