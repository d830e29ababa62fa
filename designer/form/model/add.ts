import { fieldKinds } from '#forms/fields/index.ts';
import type { FormFile } from '#processes/types.ts';
import { freshInner, holderOf, isPlace, mayHold, type Place, type Placed, put } from './fields.ts';
import { isSound } from './guard.ts';
import { schemaOf } from './holder.ts';
import { freshName, freshTitle, freshXId, xIdsOf } from './names.ts';

/** The form with a new field of a kind (添加字段). `form` is the id of the form, for the x-id; `path` is empty when it cannot be added. */
export function addField(file: FormFile, kindId: string, place: Place, form?: string): Placed {
  const kind = fieldKinds.find(({ id }) => id === kindId);
  if (!kind || !isPlace(file, place)) return { file, path: [] };
  const inside = holderOf(place);
  const name = freshName(file, inside, kindId);
  const xId = freshXId(xIdsOf(schemaOf(file)), [...inside, name].join('_'), form);
  const field = freshInner(file, kind.create({ xId, title: freshTitle(file, kind.title) }), xId);
  if (!mayHold(file, inside, field)) return { file, path: [] };
  const added = put(file, name, field, place);
  return isSound(file, added) ? { file: added, path: [...inside, name] } : { file, path: [] };
}
