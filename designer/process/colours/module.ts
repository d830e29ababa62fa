import type { Drawn, Injector, Modelled, Popup, PopupEntries } from '../services.ts';
import type { Translate } from '../translate.ts';

/** Colours an element can have (颜色): light fill, dark line, dark enough for AA beside white. They are drawn as BPMN in Color says and mean nothing to the engine. */
export const colours: readonly { readonly id: string; readonly label: string; readonly fill?: string; readonly stroke?: string }[] = [
  { id: 'none', label: 'No colour' },
  { id: 'blue', label: 'Blue', fill: '#e8f1fb', stroke: '#1f5fa8' },
  { id: 'green', label: 'Green', fill: '#e9f6ed', stroke: '#1e7a3c' },
  { id: 'amber', label: 'Amber', fill: '#fff4de', stroke: '#8a5200' },
  { id: 'red', label: 'Red', fill: '#fdecec', stroke: '#b01b28' },
  { id: 'purple', label: 'Purple', fill: '#f3ecfa', stroke: '#6b3fa0' },
  { id: 'grey', label: 'Grey', fill: '#eef1f5', stroke: '#48515f' },
];

const swatch = (fill = '#ffffff', stroke = '#5c6675'): string =>
  `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><rect x="1.5" y="1.5" width="15" height="15" rx="3" fill="${fill}" stroke="${stroke}" stroke-width="2"/></svg>`;
const isDrawn = ({ di }: Drawn): boolean => di !== undefined && /BPMN(Shape|Edge)$/.test(di.$type);

/** Menu of colours of one or several elements. */
class Colours {
  static $inject = ['injector'];
  readonly #injector: Injector;

  constructor(injector: Injector) {
    this.#injector = injector;
    injector.get<Popup>('popupMenu').registerProvider('bjd-colour', { getPopupMenuEntries: target => this.#entries(target) });
  }

  #entries(target: Drawn | readonly Drawn[]): PopupEntries {
    const elements = (Array.isArray(target) ? target : [target]).filter(isDrawn);
    if (elements.length === 0) return {};
    const translate = this.#injector.get<Translate>('translate');
    const modeling = this.#injector.get<Modelled>('modeling');
    return Object.fromEntries(
      colours.map(({ id, label, fill, stroke }) => {
        const action = (): void => modeling.setColor(elements, fill && stroke ? { fill, stroke } : { fill: '', stroke: '' });
        return [id, { label: translate(label), imageHtml: swatch(fill, stroke), action }];
      }),
    );
  }
}

/** The module of colours. */
export const coloursModule = { __init__: ['colours'], colours: ['type', Colours] };
