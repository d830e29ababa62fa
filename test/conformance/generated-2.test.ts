import { describe } from 'vitest';
import { compareSlices } from './slices.ts';

describe('generated models in our engine and in bpmn-engine, the other half', () => compareSlices([4, 5, 6, 7]));
