import ArrayField from '@rjsf/core/lib/components/fields/ArrayField.js';
import BooleanField from '@rjsf/core/lib/components/fields/BooleanField.js';
import MultiSchemaField from '@rjsf/core/lib/components/fields/MultiSchemaField.js';
import SchemaField from '@rjsf/core/lib/components/fields/SchemaField.js';
import StringField from '@rjsf/core/lib/components/fields/StringField.js';
import {
  createSchemaUtils,
  englishStringTranslator,
  type Field,
  type Registry,
  type RegistryFieldsType,
  type RJSFSchema,
  type TemplatesType,
} from '@rjsf/utils';
import type { Values } from '../../schema/types.ts';
import { templates } from '../templates.tsx';
import { branchValidator } from '../validator.ts';
import { widgets } from '../widgets/index.ts';
import type { FormContextOf } from '../lang.ts';
import type { Language } from '../words.ts';
import { GroupField } from './GroupField.tsx';
import { ListField } from './ListField.tsx';

/** A pledge (`const: true`) is never ticked for the person; list rows are not invented. */
const defaults = { constAsDefaults: 'never', emptyObjectFields: 'skipEmptyDefaults', arrayMinItems: { populate: 'requiredOnly' } } as const;

function NothingField() {
  return null;
}

const fields: RegistryFieldsType = {
  SchemaField: SchemaField as Field,
  StringField: StringField as Field,
  // Numbers are read by their own line, so that a half-typed one stays as it is.
  NumberField: StringField as Field,
  BooleanField: BooleanField as Field,
  ObjectField: GroupField,
  ArrayField: ListField,
  PlainListField: ArrayField as Field,
  AnyOfField: MultiSchemaField as Field,
  OneOfField: MultiSchemaField as Field,
  NullField: NothingField,
  FallbackField: NothingField,
  CyclicSchemaField: NothingField,
  OptionalDataControlsField: NothingField,
};

const registries = new WeakMap<object, Map<string, Registry>>();

/**
 * The registry of rjsf for a schema (控件登记): only what this language needs, none of the library's own form, widgets and Markdown. One per schema,
 * prefix and language, so that fields are not drawn again for nothing.
 */
export function registryOf(schema: Values, prefix: string, lang: Language): Registry {
  const known = registries.get(schema) ?? new Map<string, Registry>();
  registries.set(schema, known);
  const key = `${lang} ${prefix}`;
  const found = known.get(key);
  if (found) return found;
  const formContext: FormContextOf = { lang };
  const registry: Registry = {
    fields,
    templates: templates as TemplatesType,
    widgets,
    rootSchema: schema as RJSFSchema,
    formContext,
    schemaUtils: createSchemaUtils(branchValidator, schema as RJSFSchema, defaults),
    translateString: englishStringTranslator,
    globalFormOptions: {
      idPrefix: prefix,
      idSeparator: '_',
      useFallbackUiForUnsupportedType: false,
      experimental_componentUpdateStrategy: 'shallow',
    },
  };
  known.set(key, registry);
  return registry;
}
