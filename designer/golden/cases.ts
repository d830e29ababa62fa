import type { ServiceItem } from '#engine/cases/state.ts';
import type { DraftBody } from '#processes/overlay/types.ts';
import type { PackHead, Scenario, ScenarioStep } from '#processes/types.ts';

/** Golden cases of the draft of a whole pack (用例); an overlay has none of its own. */
export function scenariosOf(body: DraftBody): Readonly<Record<string, Scenario>> {
  return body.kind === 'whole' ? body.golden.scenarios : {};
}

/** Items the golden cases of a draft run on. */
export function itemsOf(body: DraftBody): readonly ServiceItem[] {
  return body.kind === 'whole' ? body.golden.items : [];
}

/** The draft with a golden case put in or changed. */
export function withScenario(body: DraftBody, id: string, scenario: Scenario): DraftBody {
  if (body.kind !== 'whole') return body;
  return { ...body, golden: { ...body.golden, scenarios: { ...body.golden.scenarios, [id]: scenario } } };
}

/** The draft without a golden case. */
export function withoutScenario(body: DraftBody, id: string): DraftBody {
  if (body.kind !== 'whole') return body;
  const { [id]: _gone, ...scenarios } = body.golden.scenarios;
  return { ...body, golden: { ...body.golden, scenarios } };
}

/** The draft with an item for its golden cases to run on. */
export function withItem(body: DraftBody, item: ServiceItem): DraftBody {
  if (body.kind !== 'whole' || body.golden.items.some(({ id }) => id === item.id)) return body;
  return { ...body, golden: { ...body.golden, items: [...body.golden.items, item] } };
}

/** An id for a new golden case: `case-1`, `case-2` ... */
export function freshId(scenarios: Readonly<Record<string, Scenario>>): string {
  for (let n = 1; ; n++) if (!Object.hasOwn(scenarios, `case-${n}`)) return `case-${n}`;
}

/** Id of the example item of packs that no item runs by yet. */
export const sampleId = 'sample';

/** An item to try a pack with that no item runs by yet (示例事项): limits as the law has them by default, one material. */
export function sampleItem(head: Pick<PackHead, 'id' | 'kind'>, form: string, unit: string): ServiceItem {
  const isOnTheSpot = ['instant', 'reply', 'first-contact'].includes(head.kind);
  return {
    id: sampleId,
    version: 1,
    code: '0000000000000000000000000000000',
    title: { zh: '示例事项', en: 'Example item' },
    unit,
    pack: head.id,
    form,
    statutoryLimit: 20,
    promisedLimit: isOnTheSpot ? 0 : 10,
    stageLimits: {},
    fee: null,
    materials: [
      {
        id: 'application',
        title: { zh: '申请书', en: 'Application' },
        copies: 1,
        form: 'original',
        required: true,
      } as ServiceItem['materials'][number],
    ],
    basis: [{ law: '中华人民共和国行政许可法', article: '第四十二条' }],
    conditions: [{ zh: '仅用于试办。', en: 'For trying only.' }],
    result: { zh: '示例决定', en: 'Example decision' },
    ...(head.kind === 'joint'
      ? { branches: [{ id: 'first', unit, title: { zh: '分项意见', en: 'Opinion of the branch' }, promisedLimit: 5 }] }
      : {}),
    ...(head.kind === 'escalated' ? { requiresSuperior: { organ: { zh: '上级机关', en: 'The superior organ' }, courier: false } } : {}),
  };
}

/** A case to begin with: registered on a working morning, nothing done. */
export function freshScenario(title: Scenario['title'], item: string): Scenario {
  return { title, start: '2026-03-02T09:30', item, answers: {}, steps: [], expect: {} };
}

/** The case up to a step, which and those after it are taken away. */
export function cutAt(scenario: Scenario, index: number): Scenario {
  return { ...scenario, steps: scenario.steps.slice(0, index) };
}

/** The case with one more step. */
export function withStep(scenario: Scenario, step: ScenarioStep): Scenario {
  return { ...scenario, steps: [...scenario.steps, step] };
}

/** The case with another step at a place. */
export function withStepAt(scenario: Scenario, index: number, step: ScenarioStep): Scenario {
  return { ...scenario, steps: scenario.steps.map((one, at) => (at === index ? step : one)) };
}
