import { type Stage, stages } from '#engine/bpmn/definition.ts';
import type { ItemBranch, ItemMaterial, ServiceItem, Superior } from '#engine/cases/state.ts';
import { isValues, type Shape } from './shape.ts';

const itemKeys = [
  'id',
  'version',
  'code',
  'title',
  'unit',
  'pack',
  'form',
  'statutoryLimit',
  'promisedLimit',
  'stageLimits',
  'fee',
  'materials',
  'basis',
  'conditions',
  'result',
  'branches',
  'requiresSuperior',
];

/** Read items/<id>.json (事项). Limits in working days, money in 分; a promise of 0 days is kept on the day of receipt (当场办结). */
export function readItem(shape: Shape, value: unknown): ServiceItem {
  const given = shape.object(value, { at: '' });
  shape.onlyKeys(given, itemKeys, { at: '' });
  return {
    id: shape.id(given.id, { at: '/id' }),
    version: shape.whole(given.version, { at: '/version', min: 1, max: 1_000_000 }),
    code: shape.text(given.code, { at: '/code', max: 60 }),
    title: shape.title(given.title, { at: '/title' }),
    unit: shape.id(given.unit, { at: '/unit' }),
    pack: shape.id(given.pack, { at: '/pack' }),
    form: shape.id(given.form, { at: '/form' }),
    statutoryLimit: shape.whole(given.statutoryLimit, { at: '/statutoryLimit', min: 1 }),
    promisedLimit: shape.whole(given.promisedLimit, { at: '/promisedLimit', min: 0 }),
    stageLimits: readStageLimits(shape, given.stageLimits),
    fee: readFee(shape, given.fee),
    materials: shape
      .list(given.materials, { at: '/materials', max: 200 })
      .map((one, index) => readMaterial(shape, one, `/materials/${index}`)),
    basis: shape.list(given.basis, { at: '/basis', max: 50 }).map((one, index) => readBasis(shape, one, `/basis/${index}`)),
    conditions: shape
      .list(given.conditions, { at: '/conditions', max: 50 })
      .map((one, index) => shape.title(one, { at: `/conditions/${index}`, max: 1_000 })),
    ...(given.result === undefined ? {} : { result: shape.title(given.result, { at: '/result' }) }),
    ...(given.branches === undefined ? {} : { branches: readBranches(shape, given.branches) }),
    ...(given.requiresSuperior === undefined ? {} : { requiresSuperior: readSuperior(shape, given.requiresSuperior) }),
  };
}

function readBranches(shape: Shape, value: unknown): ItemBranch[] {
  return shape.list(value, { at: '/branches', max: 50 }).map((one, index) => {
    const at = `/branches/${index}`;
    const given = shape.object(one, { at });
    shape.onlyKeys(given, ['id', 'unit', 'title', 'promisedLimit'], { at });
    return {
      id: shape.id(given.id, { at: `${at}/id` }),
      unit: shape.id(given.unit, { at: `${at}/unit` }),
      title: shape.title(given.title, { at: `${at}/title` }),
      promisedLimit: shape.whole(given.promisedLimit, { at: `${at}/promisedLimit`, min: 1 }),
    };
  });
}

function readSuperior(shape: Shape, value: unknown): Superior {
  const given = shape.object(value, { at: '/requiresSuperior' });
  shape.onlyKeys(given, ['organ', 'courier'], { at: '/requiresSuperior' });
  return {
    organ: shape.title(given.organ, { at: '/requiresSuperior/organ' }),
    courier: shape.flag(given.courier, { at: '/requiresSuperior/courier' }),
  };
}

function readStageLimits(shape: Shape, value: unknown): Partial<Record<Stage, number>> {
  const given = shape.object(value ?? {}, { at: '/stageLimits' });
  shape.onlyKeys(given, stages, { at: '/stageLimits' });
  const named = stages.filter(stage => given[stage] !== undefined);
  return Object.fromEntries(named.map(stage => [stage, shape.whole(given[stage], { at: `/stageLimits/${stage}`, min: 1 })]));
}

function readFee(shape: Shape, value: unknown): ServiceItem['fee'] {
  if (value === null) return null;
  const given = shape.object(value, { at: '/fee' });
  if (!isValues(value)) return null;
  shape.onlyKeys(given, ['amount', 'basis'], { at: '/fee' });
  return {
    amount: shape.whole(given.amount, { at: '/fee/amount', max: 1_000_000_000 }),
    basis: shape.title(given.basis, { at: '/fee/basis', max: 1_000 }),
  };
}

function readMaterial(shape: Shape, value: unknown, at: string): ItemMaterial {
  const given = shape.object(value, { at });
  shape.onlyKeys(given, ['id', 'title', 'copies', 'form', 'required', 'note'], { at });
  return {
    id: shape.id(given.id, { at: `${at}/id` }),
    title: shape.title(given.title, { at: `${at}/title` }),
    copies: shape.whole(given.copies, { at: `${at}/copies`, min: 1, max: 99 }),
    form: shape.oneOf(given.form, ['original', 'copy', 'both'] as const, { at: `${at}/form` }),
    required: shape.flag(given.required, { at: `${at}/required` }),
    ...(given.note === undefined ? {} : { note: shape.title(given.note, { at: `${at}/note`, max: 1_000 }) }),
  };
}

function readBasis(shape: Shape, value: unknown, at: string): { law: string; article: string } {
  const given = shape.object(value, { at });
  shape.onlyKeys(given, ['law', 'article'], { at });
  return {
    law: shape.text(given.law, { at: `${at}/law`, max: 200 }),
    article: shape.text(given.article, { at: `${at}/article`, max: 200 }),
  };
}
