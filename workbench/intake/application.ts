import type { AnswerOf, BodyOf } from '#server/contract/routes.ts';
import type { CaseView, Item } from '#server/contract/schemas.ts';

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
  /** Whom the window chose for later steps. */
  readonly chosen?: Readonly<Record<string, readonly string[]>>;
}

/** The case a registration takes up (承接办件), with its applicant where the window may see him. */
export interface TakenUp {
  readonly caseId: string;
  readonly applicant: Applicant | null;
}

/** What a registration takes from the case before it; of a masked case (已脱敏) no applicant. */
export const takenUp = ({ caseId, applicant, masked }: Pick<CaseView, 'caseId' | 'applicant' | 'masked'>): TakenUp => ({
  caseId,
  applicant: masked ? null : applicant,
});

const nobody: Applicant = { kind: 'organisation', name: '', idNumber: '', phone: '' };

/** Nothing ticked, nothing filled in but the applicant of the case that is taken up. */
export const emptyApplication = (item: Item, from?: TakenUp): Application => ({
  applicant: { ...nobody, ...(from?.applicant ?? {}) },
  answers: {},
  materials: item.materials.map(material => ({ id: material.id, received: false, copies: material.copies, form: material.form })),
});

/** The application kept as a draft, laid over the item's present material list. */
export function applicationFrom(item: Item, draft: AnswerOf<'getDraft'> | null, from?: TakenUp): Application {
  const empty = emptyApplication(item, from);
  const kept = (draft?.answers ?? {}) as Partial<Application>;
  return {
    applicant: { ...empty.applicant, ...kept.applicant },
    answers: kept.answers ?? {},
    materials: empty.materials.map(material => ({ ...material, ...kept.materials?.find(({ id }) => id === material.id) })),
    ...(kept.chosen && { chosen: kept.chosen }),
  };
}

/** Whether anything was typed or ticked. */
export const isStarted = (application: Application): boolean =>
  Object.keys(application.answers).length > 0 ||
  application.materials.some(material => material.received) ||
  [application.applicant.name, application.applicant.idNumber, application.applicant.phone].some(text => text !== '');

/** Key of the draft of an item (草稿键); a case that takes another up has one of its own. */
export const draftKey = (item: string, from: string | undefined): string => (from === undefined ? `item:${item}` : `item:${item}:${from}`);
