/** The small map of bpmn.io: its package has no types. */
declare module 'diagram-js-minimap/dist/index.esm.js' {
  const module: object;
  export default module;
}
