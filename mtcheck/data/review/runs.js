/* Layers over a block's text -> runs, in each of which the same layers hold. */

/**
 * @param {number} length of the text
 * @param {Array<{start: number, end: number}>} layers empty ones stand at a place
 * @returns {Array<{start: number, end: number, over: Array, here: Array}>} runs in order; ``here`` are the empty
 *   layers that stand before a run. The last run is empty.
 */
export function runsOf(length, layers) {
  const points = [...new Set([0, length, ...layers.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const coming = [...layers].sort((a, b) => a.start - b.start);
  let next = 0;
  let over = [];
  return points.map((start, index) => {
    const here = [];
    over = over.filter((each) => each.end > start);
    for (; next < coming.length && coming[next].start === start; next += 1) {
      (coming[next].end === start ? here : over).push(coming[next]);
    }
    return { start, end: points[index + 1] ?? start, over: [...over], here };
  });
}
