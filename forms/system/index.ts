import { applicantForms } from './applicant.ts';
import type { SystemForm } from './types.ts';

export { type ApplicantForms, applicantFormsOf } from './applicant.ts';
export type { SystemForm } from './types.ts';

/** Every form of the product itself (系统表单), by id. */
export const systemForms: ReadonlyMap<string, SystemForm> = new Map(applicantForms.map(form => [form.id, form]));
