import Type, { type Static } from 'typebox';
import { DraftProblem } from './designing.ts';

/** Shapes of forms in the API (表单接口): rights, what rules may read, judging of a form that is being drawn. */
const anything = Type.Record(Type.String(), Type.Unknown());

/** A form to be compiled as it stands on the designer's page. */
export const CompileForm = Type.Object({ schema: anything, ui: anything }, { additionalProperties: false });

/** Where the validator of a draft may be loaded from (校验模块); null: the form has problems. */
export const CompiledForm = Type.Object({
  url: Type.Union([Type.String(), Type.Null()]),
  problems: Type.Array(DraftProblem),
});
export type CompiledForm = Static<typeof CompiledForm>;

export const formRoutes = {
  compileForm: {
    method: 'post' as const,
    status: 200 as const,
    path: '/api/forms/validators' as const,
    summary: { zh: '编译草稿表单的校验模块', en: 'Compile the validator of a form being drawn' },
    body: CompileForm,
    answer: CompiledForm,
  },
} as const;
