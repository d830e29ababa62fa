import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { act, model } from '../execution/model.ts';
import { type Case, cards, openCase, release } from './legal.ts';
