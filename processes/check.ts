import { readBpmn } from '#engine/bpmn/read.ts';
import type { Definition } from '#engine/bpmn/definition.ts';
import { variablesOf } from '#engine/lint/index.ts';
import type { Problem } from '#engine/problem.ts';
import { checkForm } from '#forms/schema/check.ts';
import { checkChoices } from './check/choices/index.ts';
import type { Sources } from './check/choices/domains.ts';
import { checkDecisionInputs, checkDecisions } from './check/decisions.ts';
import { checkDocument, type DocumentReadable } from './check/documents.ts';
import { checkShapes } from './check/drawing/index.ts';
import { checkDrawnClocks } from './check/drawn-clocks.ts';
import { checkFieldRights } from './check/field-rights.ts';
import { checkFilled } from './check/filled.ts';
import { checkItems } from './check/items.ts';
import { checkLaw } from './check/law.ts';
import { callable, readableOf } from './check/paths.ts';
import { checkPeople, type OrganisationFacts } from './check/people.ts';
import { checkCalls, checkProcess } from './check/process.ts';
import { checkRoles, checkRules, checkWords } from './check/rules.ts';
import { checkScenarios, type Nameable } from './check/scenarios.ts';
import { checkWording } from './check/wording.ts';
import type { Pack } from './types.ts';

/**
 * Check a pack as a whole (检查模板包): process, forms, decisions, clocks, cards, documents, roles, texts, settings, items, golden cases, and what
 * they say of each other. `others`: packs it may call, by id. `facts`: who holds which post where it is to be used; absent: that is not judged.
 * Every problem names its file and an element id or JSON pointer. Never throws, and runs in a browser as well.
 */
export async function checkPack(pack: Pack, others: Readonly<Record<string, Pack>> = {}, facts?: OrganisationFacts): Promise<Problem[]> {
  const readable = readableOf(pack, others);
  const { decisions, problems: undecidable } = await checkDecisions(pack, readable);
  const { definition, problems } = await checkProcess(pack, readable, {
    decisions: Object.keys(decisions),
    called: isCalled(pack, others),
  });
  const called = await readCalled(pack, others);
  const drawn = [definition, ...Object.values(called).map(one => one.definition)].filter(one => one !== null);
  return [
    ...problems,
    ...(definition ? await checkShapes(pack.bpmn, definition) : []),
    ...undecidable,
    ...checkDecisionInputs(decisions, definition),
    ...checkCalls(pack, others, definition),
    ...checkForms(pack),
    ...checkFieldRights(pack, definition),
    ...checkRules(pack, readable),
    ...checkDrawnClocks(pack, definition, drawn),
    ...(definition ? checkDrawing({ pack, called, definition }, drawn) : []),
    ...checkPeople(pack, definition, facts),
    ...checkRoles(pack),
    ...checkDocuments(pack, { ...readable, variables: definition ? variablesOf(definition) : [] }),
    ...checkWords(pack),
    ...checkItems(pack),
    // without the process every element they name would be unknown
    ...(definition ? checkScenarios(pack, nameableOf(pack, others, drawn)) : []),
  ];
}

/** true: another pack calls this one, or will, so that what it throws may be caught there. */
function isCalled({ head: { id, kind } }: Pack, others: Readonly<Record<string, Pack>>): boolean {
  return callable.has(kind) || Object.values(others).some(({ head }) => head.calls.includes(id));
}

function checkForms({ forms }: Pack): Problem[] {
  return Object.entries(forms).flatMap(([id, form]) => checkForm(form).map(found => ({ ...found, file: `forms/${id}.form.json` })));
}

function checkDocuments({ documents }: Pack, readable: DocumentReadable): Problem[] {
  return Object.entries(documents).flatMap(([id, template]) => checkDocument(id, template, readable));
}

/** What the process says together with forms, documents and clocks. */
function checkDrawing(sources: Sources, drawn: readonly Definition[]): Problem[] {
  return [
    ...checkChoices(sources),
    ...checkFilled(sources),
    ...checkLaw(sources.pack, sources.definition, drawn),
    ...checkWording(sources.definition),
  ];
}

/** The packs that are called with their processes, as far as these can be read. */
async function readCalled(pack: Pack, others: Readonly<Record<string, Pack>>): Promise<Sources['called']> {
  const read = calledBy(pack, others).map(
    async one => [one.head.id, { pack: one, definition: (await readBpmn(one.bpmn)).definition }] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

function calledBy(pack: Pack, others: Readonly<Record<string, Pack>>): Pack[] {
  return pack.head.calls.flatMap(call => (Object.hasOwn(others, call) ? [others[call]!] : []));
}

function nameableOf(pack: Pack, others: Readonly<Record<string, Pack>>, drawn: readonly Definition[]): Nameable {
  return {
    elements: new Set(drawn.flatMap(({ elements }) => Object.keys(elements))),
    documents: new Set([pack, ...calledBy(pack, others)].flatMap(({ documents }) => Object.keys(documents))),
    items: new Set([pack, ...Object.values(others)].flatMap(({ items }) => items.map(({ id }) => id))),
  };
}
