type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The property's schema, looked for in `properties` and in every branch that may add it (if/then/else, allOf ...). */
export function findProperty(schema: Node, key: string): Node | null {
  const own = isNode(schema.properties) ? schema.properties[key] : undefined;
  if (isNode(own) && own.title) return own;
  const branches = [
    schema.then,
    schema.else,
    ...['allOf', 'anyOf', 'oneOf'].flatMap(name => (Array.isArray(schema[name]) ? schema[name] : [])),
  ];
  for (const branch of branches.filter(isNode)) {
    const found = findProperty(branch, key);
    if (found) return found;
  }
  return isNode(own) ? own : null;
}
