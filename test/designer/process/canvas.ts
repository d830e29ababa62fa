/**
 * What happy-dom lacks of SVG for bpmn-js to draw on it (测试画布): matrices, transforms, boxes. Figures are of no matter here, only that they are there.
 */
const unit = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

class Matrix {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  e = 0;
  f = 0;
  translate(x: number, y: number): Matrix {
    return Object.assign(new Matrix(), { ...this, e: this.e + x, f: this.f + y });
  }
  scale(factor: number): Matrix {
    return Object.assign(new Matrix(), { ...this, a: this.a * factor, d: this.d * factor });
  }
  multiply(other: Matrix): Matrix {
    return Object.assign(new Matrix(), { ...other, e: this.e + other.e, f: this.f + other.f });
  }
  inverse(): Matrix {
    return Object.assign(new Matrix(), unit);
  }
}

class Transform {
  matrix = new Matrix();
  setTranslate(x: number, y: number): void {
    this.matrix = new Matrix().translate(x, y);
  }
  setRotate(): void {}
  setScale(): void {}
  setMatrix(matrix: Matrix): void {
    this.matrix = matrix;
  }
}

class TransformList {
  private items: Transform[] = [];
  clear(): void {
    this.items = [];
  }
  appendItem(item: Transform): Transform {
    this.items.push(item);
    return item;
  }
  createSVGTransformFromMatrix(matrix: Matrix): Transform {
    return Object.assign(new Transform(), { matrix });
  }
  consolidate(): Transform | null {
    return this.items.at(-1) ?? null;
  }
}

const lists = new WeakMap<object, TransformList>();
const box = () => ({ x: 0, y: 0, width: 100, height: 80 });

/** Lets bpmn-js draw in happy-dom. */
export function prepareCanvas(): void {
  const scope = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  Object.assign(scope, { SVGMatrix: Matrix });
  for (const name of ['SVGElement', 'SVGGraphicsElement'])
    Object.defineProperty(scope[name]!.prototype, 'transform', {
      configurable: true,
      get(this: object) {
        const known = lists.get(this) ?? new TransformList();
        lists.set(this, known);
        return { baseVal: known };
      },
    });
  const more = {
    createSVGMatrix: () => new Matrix(),
    createSVGTransform: () => new Transform(),
    createSVGTransformFromMatrix: (matrix: Matrix) => Object.assign(new Transform(), { matrix }),
    createSVGPoint: () => ({ x: 0, y: 0, matrixTransform: () => ({ x: 0, y: 0 }) }),
    getBBox: box,
    getScreenCTM: () => new Matrix(),
    getCTM: () => new Matrix(),
    getTotalLength: () => 100,
    getPointAtLength: () => ({ x: 0, y: 0 }),
  };
  for (const owner of ['SVGElement', 'SVGGraphicsElement', 'SVGSVGElement'])
    for (const [name, value] of Object.entries(more))
      Object.defineProperty(scope[owner]!.prototype, name, { configurable: true, writable: true, value });
  if (!(globalThis as { CSS?: { escape?: unknown } }).CSS?.escape) Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
}
