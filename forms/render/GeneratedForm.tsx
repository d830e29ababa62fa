import { withTheme } from '@rjsf/core';
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import type { FieldError } from './check.ts';
import { ErrorList } from './ErrorList.tsx';
import './form.css';
import { localizeSchema } from './localize.ts';
import { templates } from './templates.tsx';
import { branchValidator } from './validator.ts';
import { widgets } from './widgets.tsx';
import type { Language } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

export interface GeneratedFormProps {
  readonly schema: Json;
  readonly ui: Json;
  readonly answers: Json;
  readonly onChange: (answers: Record<string, unknown>) => void;
  /** From `checkAnswers` or from the server: shown beside the fields and listed on top. */
  readonly errors?: readonly FieldError[];
  readonly readOnly?: boolean;
  readonly lang: Language;
  /** Begins every field's id; must differ between two forms on a page. */
  readonly prefix?: string;
  /** Off when the page lists the errors itself. */
  readonly hasErrorList?: boolean;
}

const ThemedForm = withTheme({ templates, widgets });
/** A pledge (`const: true`) is never ticked for the person; list rows are not invented. */
const defaults = { constAsDefaults: 'never', emptyObjectFields: 'skipEmptyDefaults', arrayMinItems: { populate: 'requiredOnly' } } as const;

/**
 * A form drawn from its schema (生成表单), controlled: the caller keeps the answers and the errors and owns the surrounding <form> and button.
 */
export function GeneratedForm(props: GeneratedFormProps) {
  const { schema, ui, answers, onChange, errors = [], readOnly = false, lang, prefix = 'form', hasErrorList = true } = props;
  const shown = localizeSchema(schema, lang);
  const extraErrors = useMemo(() => toErrorSchema(errors, lang), [errors, lang]);
  return (
    <div className="bj-form">
      {hasErrorList && <ErrorList errors={errors} prefix={prefix} lang={lang} />}
      <ThemedForm
        tagName="div"
        schema={shown as RJSFSchema}
        uiSchema={ui as UiSchema}
        formData={answers}
        onChange={event => onChange((event.formData ?? {}) as Record<string, unknown>)}
        validator={branchValidator}
        extraErrors={extraErrors}
        noValidate
        noHtml5Validate
        showErrorList={false}
        readonly={readOnly}
        idPrefix={prefix}
        formContext={{ lang }}
        experimental_defaultFormStateBehavior={defaults}
      >
        <span hidden />
      </ThemedForm>
    </div>
  );
}

function toErrorSchema(errors: readonly FieldError[], lang: Language): ErrorSchema {
  const root: ErrorSchema = {};
  for (const { pointer, message } of errors) {
    let node = root as Record<string, unknown>;
    for (const part of pointer.split('/').slice(1)) {
      const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
      const child = (node[key] ?? {}) as Record<string, unknown>;
      node[key] = child;
      node = child;
    }
    node.__errors = [...((node.__errors as string[] | undefined) ?? []), message[lang]];
  }
  return root;
}
