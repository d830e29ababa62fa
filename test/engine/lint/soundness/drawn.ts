import { model } from '../../execution/model.ts';

/** A number of 0 or more below `n`. */
export type Below = (n: number) => number;

const kinds = ['parallelGateway', 'exclusiveGateway', 'inclusiveGateway'];

interface Part {
  readonly body: string;
  readonly flows: readonly string[];
  readonly from: string;
  readonly to: string;
}

/**
 * A small process of user tasks between gateways of any kinds, so that splits and joins often do not match (不配对的网关); `matched`: each join is of the
 * kind of its split. What gateways choose by is `n`, which every task sets anew.
 */
export function drawGateways(below: Below, matched: boolean): string {
  let last = 0;
  const id = () => `e${++last}`;
  const defaults: [string, string][] = [];
  const task = (): Part => {
    const own = id();
    return { body: `<userTask id="${own}"/>`, flows: [], from: own, to: own };
  };
  const branches = (depth: number): Part => {
    const [split, join] = [id(), id()];
    const kind = kinds[below(kinds.length)]!;
    const other = matched ? kind : kinds[below(kinds.length)]!;
    const ways = [part(depth - 1), part(depth - 1)];
    if (kind !== 'parallelGateway') defaults.push([split, `${split}_${ways[1]!.from}`]);
    return {
      body: `<${kind} id="${split}"/>${ways.map(({ body }) => body).join('')}<${other} id="${join}"/>`,
      flows: [
        ...ways.flatMap(({ flows }) => flows),
        `${split}>${ways[0]!.from}${kind === 'parallelGateway' ? '' : `: n = ${below(2)}`}`,
        `${split}>${ways[1]!.from}`,
        ...ways.map(({ to }) => `${to}>${join}`),
      ],
      from: split,
      to: join,
    };
  };
  const loop = (depth: number): Part => {
    const [into, out] = [id(), id()];
    const inner = part(depth - 1);
    const after = task();
    defaults.push([out, `${out}_${after.from}`]);
    return {
      body: `<exclusiveGateway id="${into}"/>${inner.body}<exclusiveGateway id="${out}"/>${after.body}`,
      flows: [`${into}>${inner.from}`, ...inner.flows, `${inner.to}>${out}`, `${out}>${into}: n = 0`, `${out}>${after.from}`],
      from: into,
      to: after.to,
    };
  };
  const row = (depth: number): Part => {
    const [one, two] = [part(depth - 1), part(depth - 1)];
    return { body: one.body + two.body, flows: [...one.flows, `${one.to}>${two.from}`, ...two.flows], from: one.from, to: two.to };
  };
  const part = (depth: number): Part => {
    if (depth <= 0) return task();
    return [task, () => branches(depth), () => branches(depth), () => row(depth), () => loop(depth)][below(5)]!();
  };
  const whole = row(3);
  const xml = model(`<startEvent id="s"/>${whole.body}<endEvent id="e"/>`, `s>${whole.from}`, ...whole.flows, `${whole.to}>e`);
  return defaults.reduce(
    (text, [gateway, flow]) => text.replace(`Gateway id="${gateway}"`, `Gateway id="${gateway}" default="${flow}"`),
    xml,
  );
}
