import { createHash } from 'node:crypto';
import ajv from 'ajv/package.json' with { type: 'json' };
import type { FormDefinition } from '#forms/schema/types.ts';

/** Raised whenever the text of the modules changes for another reason than a new ajv, so that browsers load them anew. */
const revision = 1;
/** Stands in every address: a module is kept for ever under it. */
const version = `${ajv.version}-${revision}`;

/** Where the module of a form of a release stands (校验模块地址). */
export const releaseAddress = (content: string, form: string): string =>
  `/validators/${content}/${encodeURIComponent(form)}.js?v=${version}`;

/** Where the module of a form of the product stands. */
export const systemAddress = (form: FormDefinition & { readonly id: string }): string =>
  `/validators/system/${form.id}.js?v=${version}-${hashOf(form.schema)}`;

/** Where the module of a draft stands. */
export const draftAddress = (hash: string): string => `/validators/draft/${hash}.js?v=${version}`;

/** Short content hash of a schema. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
