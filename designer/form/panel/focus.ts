import { pointerSteps } from '#forms/schema/types.ts';

/** Puts the cursor into the setting a problem is about (定位到设置): the innermost keyword of its pointer that the panel has. true: it was found. */
export function focusSetting(pointer: string, root: ParentNode = document): boolean {
  const panel = root.querySelector('.bjf-panel');
  for (const step of pointerSteps(pointer).toReversed()) {
    const setting = panel?.querySelector<HTMLElement>(`[data-setting="${CSS.escape(step)}"]`);
    if (!setting) continue;
    const control = setting.matches('input, textarea, button') ? setting : setting.querySelector<HTMLElement>('input, textarea, button');
    (control ?? setting).focus();
    setting.scrollIntoView?.({ block: 'nearest' });
    return true;
  }
  return false;
}
