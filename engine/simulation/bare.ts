import type { Definition } from '../bpmn/definition.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Actor, CaseCommandBody } from '../cases/commands.ts';
import type { Organisation, ReleaseDefinition } from '../cases/context.ts';
import type { Answers, ServiceItem } from '../cases/state.ts';
import { createExpressions } from '../expressions/compile.ts';

/** Content of a plain BPMN model that no pack and no release stands behind. */
export const bareContent = 'bare';

/** Wrap a plain BPMN definition as a release without roles, clocks or documents. */
export function bareRelease(process: Definition): ReleaseDefinition {
  return {
    content: bareContent,
    pack: '',
    title: { zh: process.name ?? process.id, en: process.name ?? process.id },
    process,
    clocks: [],
    cards: null,
    roles: {},
    settings: {},
    documents: {},
    statusOf: {},
    calls: {},
    forms: {},
    decisions: {},
    expressions: createExpressions(),
  };
}

/** A centre with nobody in it. */
export const bareOrganisation: Organisation = {
  version: 1,
  centre: { id: 'simulated', title: { zh: '模拟', en: 'Simulation' }, shortName: '', code: '', address: '', phone: '' },
  units: [],
  posts: [],
};

/** Weekdays only, 09:00-12:00 and 13:00-17:00. */
export const bareCalendar: Calendar = {
  id: 'bare',
  version: 1,
  years: {},
  hours: {
    periods: [
      { from: 540, to: 720 },
      { from: 780, to: 1020 },
    ],
  },
};

/** Whoever runs a simulation. */
export const anybody: Actor = { account: 'simulated', name: '模拟', principals: ['anyone', 'administrator'] };

const service: ServiceItem = {
  id: 'bare',
  version: 1,
  code: '',
  title: { zh: '模拟', en: 'Simulation' },
  unit: '',
  pack: '',
  form: 'application',
  statutoryLimit: 1,
  promisedLimit: 1,
  stageLimits: {},
  fee: null,
  materials: [],
  basis: [],
  conditions: [],
};

/** The command that opens a plain BPMN model with top-level variables. */
export function bareOpening(variables: Answers): CaseCommandBody {
  return {
    type: 'open-case',
    content: bareContent,
    pack: '',
    releaseNumber: 0,
    intakeType: 'promised',
    service,
    applicant: { kind: 'person', name: '', idNumber: '', phone: '' },
    window: null,
    answers: variables,
    materials: [],
    queryCode: '',
    numberPattern: 'simulated',
    variables,
  };
}
