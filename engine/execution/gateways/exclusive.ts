import type { Behaviour } from '../execution.ts';
import { chooseOne } from '../flows.ts';

/** One way out: the first flow whose condition holds (排他网关). Every arriving token passes by itself. */
export const exclusiveGateway: Behaviour = { execute: () => true, flows: chooseOne };
