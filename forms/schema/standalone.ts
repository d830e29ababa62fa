import { _, Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { formats } from './formats.ts';
import type { Validate } from './judge.ts';
import { compilePattern } from './patterns.ts';
import { prepareSchema } from './prepare.ts';
import type { FormSchema } from './types.ts';

/** A schema compiled once for both sides (编译结果). */
export interface CompiledSchema {
  readonly validate: Validate;
  /** Text of the module that the browser imports: no eval, no imports; `export default runtime => validate`. */
  readonly moduleText: string;
}

/** ajv's CommonJS module gives its function under `default` to Node. */
const writeModule = standalone as unknown as { readonly default: (ajv: Ajv2020, validate: unknown) => string };

/**
 * Compile a schema that passed `checkForm` (编译结构). Strict keywords, own properties only (S07), patterns through RE2 (S03), our formats. It writes
 * code, so it never goes to the browser. Throws for a schema that did not pass.
 */
export function compileSchema(schema: FormSchema): CompiledSchema {
  // An ajv of its own each time: ajv keeps all it ever compiled.
  const ajv = createAjv();
  const validate = ajv.compile(prepareSchema(schema));
  return { validate: validate as Validate, moduleText: asModule(writeModule.default(ajv, validate)) };
}

function createAjv(): Ajv2020 {
  const regExp = Object.assign((pattern: string) => compilePattern(pattern), { code: 'runtime.pattern' });
  // Form schemas are judged by checkForm before; the meta-schema would say the same less clearly and cost a compilation.
  const made = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    multipleOfPrecision: 9,
    ownProperties: true,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    messages: false,
    logger: false,
    code: { regExp, source: true, formats: _`runtime.formats` },
  });
  for (const [name, format] of Object.entries(formats)) made.addFormat(name, { type: 'string', validate: format.test });
  return made;
}

/** ajv writes for CommonJS; the names it takes from there are given to it instead. */
function asModule(text: string): string {
  return `export default runtime => { const module = {}; const require = runtime.require; ${text}\nreturn module.exports; };\n`;
}
