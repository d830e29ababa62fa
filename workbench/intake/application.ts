import type { AnswerOf, BodyOf } from '#server/contract/routes.ts';
import type { Item } from '#server/contract/schemas.ts';

type OpenCase = BodyOf<'openCase'>;
/** Who applies (申请人). */
export type Applicant = OpenCase['applicant'];
/** One line of the material check list (材料清单). */
export type MaterialState = OpenCase['materials'][number];

/** What the window has filled in so far (申请内容). */
export interface Application {
  readonly applicant: Applicant;
  readonly answers: Record<string, unknown>;
  readonly materials: readonly MaterialState[];
}

/** Nothing filled in, nothing ticked. */
export const emptyApplication = (item: Item): Application => ({
  applicant: { kind: 'organisation', name: '', idNumber: '', phone: '' },
  answers: {},
  materials: item.materials.map(material => ({ id: material.id, received: false, copies: material.copies, form: material.form })),
});

/** The application kept as a draft, laid over the item's present material list. */
export function applicationFrom(item: Item, draft: AnswerOf<'getDraft'> | null): Application {
  const empty = emptyApplication(item);
  const kept = (draft?.answers ?? {}) as Partial<Application>;
  return {
    applicant: { ...empty.applicant, ...kept.applicant },
    answers: kept.answers ?? {},
    materials: empty.materials.map(material => ({ ...material, ...kept.materials?.find(({ id }) => id === material.id) })),
  };
}

/** Whether anything was typed or ticked. */
export const isStarted = (application: Application): boolean =>
  Object.keys(application.answers).length > 0 ||
  application.materials.some(material => material.received) ||
  [application.applicant.name, application.applicant.idNumber, application.applicant.phone].some(text => text !== '');
