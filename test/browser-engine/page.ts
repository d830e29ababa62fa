import type { Recording } from './replay.ts';
import { replay } from './replay.ts';

/** Decide every recorded case again in the browser, and show the hashes, or what went wrong, in the page. */
async function main(): Promise<void> {
  const recordings = (await (await fetch('recordings.json')).json()) as readonly Recording[];
  const hashes: string[] = [];
  for (const recording of recordings) hashes.push(...(await replay(recording)));
  show({ hashes });
}

function show(result: { readonly hashes: readonly string[] } | { readonly error: string }): void {
  document.body.textContent = JSON.stringify(result);
  document.body.dataset.done = 'true';
}

main().catch((error: unknown) => show({ error: String(error) }));
