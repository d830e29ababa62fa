import type { Validate } from '../schema/judge.ts';
import { runtime, type ValidatorRuntime } from '../schema/runtime.ts';

/** A validator module as the server writes it (校验模块). */
interface ValidatorModule {
  readonly default: (runtime: ValidatorRuntime) => Validate;
}

const kept = new Map<string, Promise<Validate>>();
/** Validators kept by address. */
const keptAtMost = 100;

/** Imports a module; tests give another way. */
export type ImportModule = (url: string) => Promise<ValidatorModule>;
const importModule: ImportModule = url => import(/* @vite-ignore */ url) as Promise<ValidatorModule>;

/**
 * Loads the validator of a form (加载校验模块), once per address: what stands under an address never changes. A failed load is tried again the
 * next time it is asked for.
 */
export function loadValidate(url: string, importing: ImportModule = importModule): Promise<Validate> {
  const known = kept.get(url);
  if (known) return known;
  const loading = importing(url).then(module => module.default(runtime));
  kept.set(url, loading);
  loading.catch(() => kept.delete(url));
  for (const oldest of kept.keys()) if (kept.size > keptAtMost) kept.delete(oldest);
  return loading;
}
