import Minimap from 'diagram-js-minimap/dist/index.esm.js';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';

/** The module of the map. */
export const minimapModule: object = Minimap;
