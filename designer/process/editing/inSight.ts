import type { Injector, Popup, Surface } from '../services.ts';

/** Pixels a menu keeps from the edge of the window. */
const edge = 8;

/** Moves an open menu into the window: bpmn-js knows the page, which may be taller. */
function moveIntoWindow(menu: HTMLElement): void {
  const { bottom, right, height, width } = menu.getBoundingClientRect();
  const { innerHeight, innerWidth } = globalThis;
  if (bottom > innerHeight - edge) menu.style.top = `${Math.max(edge, innerHeight - edge - height)}px`;
  if (right > innerWidth - edge) menu.style.left = `${Math.max(edge, innerWidth - edge - width)}px`;
}

/** Every menu of the canvas is seen whole (菜单完整可见), whoever opens it. */
function MenusInSight(this: unknown, injector: Injector): void {
  const popup = injector.get<Popup>('popupMenu');
  const open = popup.open.bind(popup);
  popup.open = (target, id, position, options) => {
    open(target, id, position, options);
    const menu = injector.get<Surface>('canvas').getContainer().querySelector<HTMLElement>('.djs-popup');
    if (menu) moveIntoWindow(menu);
  };
}
MenusInSight.$inject = ['injector'];

/** The module that keeps menus in the window. */
export const inSightModule = { __init__: ['menusInSight'], menusInSight: ['type', MenusInSight] };
