// Shares and limits in words, with as many digits as it takes to tell them apart.

const mostDecimals = 4;

/** A share in per cent, `12.2 %`; with more decimals where fewer would make it look like `limit`. */
export function describeShare(value: number, limit: number): string {
  for (let decimals = 1; decimals < mostDecimals; decimals++) {
    const text = (value * 100).toFixed(decimals);
    if (value === limit || Number(text) !== Number((limit * 100).toFixed(decimals))) return percent(text);
  }
  return percent((value * 100).toFixed(mostDecimals));
}

/** A limit in per cent, as it was published. */
export function describeLimit(limit: number): string {
  return percent((limit * 100).toFixed(1));
}

/** A ratio with as many decimals as it takes. */
export function describeRatio(value: number, limit: number): string {
  for (let decimals = 2; decimals < mostDecimals; decimals++) {
    const text = value.toFixed(decimals);
    if (value === limit || Number(text) !== limit) return String(Number(text));
  }
  return String(Number(value.toFixed(mostDecimals)));
}

/** A measured value as data: four decimals. */
export function roundMeasure(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function percent(text: string): string {
  return `${Number(text)} %`;
}
