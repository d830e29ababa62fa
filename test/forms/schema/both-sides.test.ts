import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadValidate } from '#forms/render/load.ts';
import { checkForm } from '#forms/schema/check.ts';
import { createJudge } from '#forms/schema/judge.ts';
import { keywords, ownKeywords } from '#forms/schema/keywords.ts';
import { compileSchema } from '#forms/schema/standalone.ts';
import { isValues } from '#forms/schema/types.ts';
import { context, type Generated, generated } from './generated.ts';

const forms = 250;
const answersEach = 20;

/** Keywords that can refuse an answer by themselves, as ajv names them. */
const asserting =
  'type required dependentRequired additionalProperties unevaluatedProperties minItems maxItems uniqueItems minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf enum const oneOf anyOf not'.split(
    ' ',
  );

/** Counts keywords wherever they stand in a schema. */
function countIn(schema: unknown, found: Set<string>): void {
  if (Array.isArray(schema)) for (const one of schema) countIn(one, found);
  if (!isValues(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (Object.hasOwn(keywords, keyword) || Object.hasOwn(ownKeywords, keyword)) found.add(keyword);
    countIn(value, found);
  }
}

/** As a browser does: the text is loaded as a module, nothing is handed to it but the runtime. */
const importText = (text: string) =>
  loadValidate(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`, url => import(/* @vite-ignore */ url));

describe('the judge of the server and of the browser', () => {
  it('should come to the same errors, pointers, notes and answers', { timeout: 300_000 }, async () => {
    const judged = new Map<string, number>();
    const refused = new Map<string, number>();
    let invalid = 0;
    let all = 0;
    const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
    const compare = async ({ schema, answers }: Generated) => {
      // given
      const compiled = compileSchema(schema);
      const server = createJudge({ schema }, compiled.validate);
      const browser = createJudge({ schema }, await importText(compiled.moduleText));
      const inForm = new Set<string>();
      countIn(schema, inForm);
      for (const given of answers) {
        // when
        const [there, here] = [server(given, context), browser(given, context)];
        // then
        if (!isDeepStrictEqual(there, here)) expect(here).toEqual(there);
        all++;
        if (there.errors.length > 0) invalid++;
        for (const keyword of inForm) add(judged, keyword);
        if (!compiled.validate(given))
          for (const name of new Set(compiled.validate.errors?.map(error => error.keyword))) add(refused, name);
      }
    };
    await fc.assert(fc.asyncProperty(generated(answersEach), compare), { seed: 20_261_122, numRuns: forms, endOnFailure: true });

    const names = [...Object.keys(keywords), ...Object.keys(ownKeywords)];
    console.table(names.map(keyword => ({ keyword, judged: judged.get(keyword) ?? 0, refused: refused.get(keyword) ?? 0 })));
    console.info(`${all} answers, ${invalid} of them invalid`);
    expect(all).toBe(forms * answersEach);
    expect(invalid).toBeGreaterThanOrEqual(all / 2);
    expect(all - invalid).toBeGreaterThan(all / 20);
    expect(names.filter(keyword => (judged.get(keyword) ?? 0) < 50)).toEqual([]);
    expect(asserting.filter(keyword => (refused.get(keyword) ?? 0) < 50)).toEqual([]);
  });

  it('should be tried with forms of the language', () => {
    for (const { schema } of fc.sample(generated(1), { seed: 20_261_122, numRuns: 60 }))
      expect(checkForm({ schema, ui: {}, title: { zh: '表', en: 'Form' } }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
