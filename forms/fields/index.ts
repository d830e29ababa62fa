import { bankCard } from './bank-card.ts';
import { cards } from './cards.ts';
import { caseNumber } from './case-number.ts';
import { checkboxes } from './checkboxes.ts';
import { code } from './code.ts';
import { codes } from './codes.ts';
import { computed } from './computed.ts';
import { creditCode } from './credit-code.ts';
import { date } from './date.ts';
import { dateTime } from './date-time.ts';
import { division } from './division.ts';
import { email } from './email.ts';
import { group } from './group.ts';
import { idNumber } from './id-number.ts';
import { integer } from './integer.ts';
import { landline } from './landline.ts';
import { list } from './list.ts';
import { longText } from './long-text.ts';
import { mobile } from './mobile.ts';
import { money } from './money.ts';
import { number } from './number.ts';
import { organisation } from './organisation.ts';
import { person } from './person.ts';
import { phone } from './phone.ts';
import { plate } from './plate.ts';
import { pledge } from './pledge.ts';
import { postcode } from './postcode.ts';
import { radio } from './radio.ts';
import { select } from './select.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import type { Field, FieldGroup, FieldKind } from './types.ts';
import { webAddress } from './web-address.ts';
import { yesNo } from './yes-no.ts';

/** Every kind of field in the order of the palette (字段类型). */
export const fieldKinds: readonly FieldKind[] = [
  ...[text, longText, number, integer, money, date, dateTime, email, webAddress, computed],
  ...[yesNo, pledge, radio, select, checkboxes, code, codes],
  ...[idNumber, creditCode, mobile, phone, landline, postcode, division, organisation, person, bankCard, plate, caseNumber],
  ...[group, table, cards, list],
];

/** Groups of the palette in their order (控件分组). */
export const fieldGroups: readonly { readonly id: FieldGroup; readonly title: { readonly zh: string; readonly en: string } }[] = [
  { id: 'basic', title: { zh: '基本', en: 'Basic' } },
  { id: 'choice', title: { zh: '选择', en: 'Choice' } },
  { id: 'government', title: { zh: '政务', en: 'Government' } },
  { id: 'structure', title: { zh: '结构', en: 'Structure' } },
];

/** The kind of a field (字段属于哪一类型); a text when nothing else is known of it. */
export function kindOf(field: Pick<Field, 'schema' | 'ui'>): FieldKind {
  return fieldKinds.find(kind => kind.fits(field)) ?? text;
}

/** A kind by its id; undefined when there is none. */
export function findKind(id: string): FieldKind | undefined {
  return fieldKinds.find(kind => kind.id === id);
}

export type * from './types.ts';
