import type { Step } from './types.ts';

/** What events of version 1 did not do to the state, though they say enough for it: urgings were not counted, documents did not keep their step. */
const less: Readonly<Record<string, object>> = { 'case-urged': { uncounted: true }, 'document-issued': { unplaced: true } };

/** Version 1 to 2 (0.1 to 0.2): what the task verbs and the rest of BPMN need. Version 1 knew no circulation, no return and no urging to remember. */
export const toVersion2: Step = {
  state: state => ({ ...state, v: 2, circulations: [], urges: [], returns: [] }),
  event: event => ({ ...event, ...less[event.type] }),
};
