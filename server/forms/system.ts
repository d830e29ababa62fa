import { applicantFormsOf } from '#forms/system/index.ts';
import type { SystemForm } from '#forms/system/types.ts';
import type { Form, ItemWithForm } from '../contract/schemas.ts';
import { systemAddress } from './address.ts';

/** The forms of the two kinds of applicant, as pages render them (申请人信息表单). */
export function applicantFormsFor(packKind: string): ItemWithForm['applicantForms'] {
  const { person, organisation } = applicantFormsOf(packKind);
  return { person: shownSystemForm(person), organisation: shownSystemForm(organisation) };
}

function shownSystemForm(form: SystemForm): Form {
  const { id, schema, ui, title } = form;
  return { id, schema: { ...schema }, ui: { ...ui }, title, validator: systemAddress(form) };
}
