const [width, height] = [96, 26];

/** A line of numbers over time in the size of a word (走势), with its last value marked; `label` tells the numbers. */
export function Sparkline({ values, label }: { readonly values: readonly (number | null)[]; readonly label: string }) {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  const last = known.at(-1);
  if (known.length < 2 || !last) return null;
  const most = Math.max(...known.map(({ value }) => value), Number.MIN_VALUE);
  const x = (at: number): number => 3 + (at / Math.max(1, values.length - 1)) * (width - 6);
  const y = (value: number): number => height - 3 - (value / most) * (height - 6);
  const points = known.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg
      className="bj-spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      preserveAspectRatio="xMinYMid"
    >
      <line x1="3" x2={width - 3} y1={height - 3} y2={height - 3} />
      <polyline points={points.join(' ')} />
      <circle cx={x(last.at)} cy={y(last.value)} r="2.5" />
    </svg>
  );
}
