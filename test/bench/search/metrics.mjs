/** Rows of single queries → figures of a class. */

/** Results looked at. */
const DEPTH = 10;

/**
 * @param queries - In the order asked; may be longer than `rows` when the time was up.
 * @returns Mean reciprocal rank of the first right page, share of right pages found (of ten at most),
 *   share of queries without any result; milliseconds.
 */
export function rate(queries, rows) {
  const judged = rows.map(({ ids }, at) => {
    const { relevant } = queries[at];
    const shown = [...new Set(ids)].slice(0, DEPTH);
    const rank = shown.findIndex((id) => relevant.includes(id));
    const right = relevant.filter((id) => shown.includes(id)).length;
    return {
      reciprocal: rank < 0 ? 0 : 1 / (rank + 1),
      recall: right / Math.min(relevant.length, DEPTH),
      empty: shown.length === 0 ? 1 : 0,
    };
  });
  const times = rows.map(({ ms }) => ms);
  return {
    asked: queries.length,
    n: rows.length,
    mrr: mean(judged.map(({ reciprocal }) => reciprocal)),
    recall: mean(judged.map(({ recall }) => recall)),
    zero: mean(judged.map(({ empty }) => empty)),
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    cpuMs: mean(rows.map(({ cpuMs }) => cpuMs)),
  };
}

/** @returns Median and 95th percentile of what the rows transferred, `scriptBytes` added to each. */
export function sumUp(rows, scriptBytes) {
  const spread = (values) => ({
    median: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    max: quantile(values, 1),
  });
  return {
    n: rows.length,
    bytes: spread(rows.map(({ bytes }) => bytes + scriptBytes)),
    requests: spread(rows.map(({ requests }) => requests)),
    waves: spread(rows.map(({ waves }) => waves)),
  };
}

export const mean = (values) =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Nearest rank: always a value that was measured. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
