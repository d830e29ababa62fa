import { dateOf } from '#engine/calendar/index.ts';
import type { Organisation } from '#engine/cases/context.ts';
import type { Applicant, CaseState, ServiceItem } from '#engine/cases/state.ts';

/** What the rules of a form may read besides its fields (表单规则的数据根). */
export interface FormRoots extends Readonly<Record<string, unknown>> {
  readonly applicant: Applicant | null;
  readonly service: Readonly<Record<string, unknown>>;
  readonly case: Readonly<Record<string, unknown>> | null;
  readonly centre: Readonly<Record<string, unknown>>;
}

/** Before a case is registered: no case yet, the applicant as he is typed. */
export function rootsAtIntake(service: ServiceItem, organisation: Organisation, applicant: Applicant | null): FormRoots {
  return { applicant, service: serviceRoot(service, organisation), case: null, centre: centreRoot(organisation) };
}

/** In a step of a case; `applicant` as the reader may see him. */
export function rootsOfCase(state: CaseState, organisation: Organisation, applicant: Applicant): FormRoots {
  return {
    applicant,
    service: serviceRoot(state.service, organisation),
    case: {
      number: state.number,
      status: state.status,
      intakeType: state.intakeType,
      openedOn: dateOf(state.openedAt),
      unit: state.service.unit,
      window: state.window,
    },
    centre: centreRoot(organisation),
  };
}

function serviceRoot(service: ServiceItem, { units }: Organisation): FormRoots['service'] {
  const { id, code, title, unit, statutoryLimit, promisedLimit, fee } = service;
  const unitName = units.find(one => one.id === unit)?.title.zh ?? unit;
  return { id, code, name: title.zh, unit, unitName, statutoryLimit, promisedLimit, fee };
}

function centreRoot({ centre }: Organisation): FormRoots['centre'] {
  const { id, title, shortName, code, address, phone } = centre;
  return { id, name: title.zh, shortName, code, address, phone };
}
