import type { MaterialState, ServiceItem } from '#engine/cases/state.ts';
import { refusal } from '../http/problem.ts';

/** The check list of the item with what was handed in (材料清单); what nobody named was not received. */
export function fullMaterials(item: ServiceItem, given: readonly MaterialState[]): MaterialState[] {
  checkMaterials(item, given);
  return item.materials.map(
    wanted => given.find(({ id }) => id === wanted.id) ?? { id: wanted.id, received: false, copies: 0, form: wanted.form },
  );
}

/** Refuses materials that the item does not ask for, and any named twice. */
export function checkMaterials(item: ServiceItem, given: readonly MaterialState[]): void {
  const wrong = given.find(
    ({ id }, index) => !item.materials.some(wanted => wanted.id === id) || given.findIndex(other => other.id === id) !== index,
  );
  if (!wrong) return;
  const message = {
    zh: `材料“${wrong.id}”不在该事项的材料清单中，或重复填写。`,
    en: `Expected each material of the item at most once, but found "${wrong.id}".`,
  };
  throw refusal(422, 'material-unknown', message, { errors: [{ pointer: '/materials', message }] });
}
