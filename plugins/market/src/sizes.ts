/** `820 kB`, `1.4 MB`, `2.3 GB`; a byte too much is said rather than one too few. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${(Math.ceil(value * 10) / 10).toFixed(1)} ${unit}`;
}
