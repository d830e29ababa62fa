import { judgeIn, loadJudge } from '#forms/render/check.ts';
import type { CodeBook, Values } from '#forms/schema/types.ts';

/** A page that judges the answers it is given by the validators it loads, as the product's pages do, and writes down what it found. */
interface Given {
  readonly schema: Values;
  readonly validator: string;
  readonly answers: readonly Values[];
}

const levels = new Map([
  ['43', 1],
  ['4301', 2],
]);
const codes: CodeBook = {
  find(list, code) {
    const level = levels.get(code);
    return list === 'division' && level !== undefined ? { code, level, title: { zh: code, en: code } } : null;
  },
};

const forms = (await (await fetch('/forms.json')).json()) as readonly Given[];
const found: unknown[] = [];
for (const form of forms) {
  const judge = await loadJudge(form);
  for (const answers of form.answers) found.push(judgeIn(judge, answers, { now: Date.UTC(2026, 10, 22, 6), codes }));
}
const place = document.createElement('pre');
place.id = 'result';
place.textContent = JSON.stringify(found);
document.body.append(place);
document.body.dataset.done = 'yes';
