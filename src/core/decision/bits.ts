/** Sets of rows, a bit for each. All sets of one table have the same length. */
export type Bits = Uint32Array;

export function noBits(rows: number): Bits {
  return new Uint32Array(Math.ceil(rows / 32));
}

export function setBit(bits: Bits, row: number): void {
  bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31));
}

export function hasBit(bits: Bits, row: number): boolean {
  return ((bits[row >> 5] ?? 0) & (1 << (row & 31))) !== 0;
}

export function bothBits(left: Bits, right: Bits): Bits {
  return left.map((word, index) => word & (right[index] ?? 0));
}

export function addBits(to: Bits, more: Bits): void {
  more.forEach((word, index) => {
    to[index] = (to[index] ?? 0) | word;
  });
}

export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}

/** Rows in the set, from 0, in order. */
export function rowsIn(bits: Bits): readonly number[] {
  const rows: number[] = [];
  bits.forEach((word, index) => {
    for (let left = word; left !== 0; left &= left - 1) rows.push(index * 32 + 31 - Math.clz32(left & -left));
  });
  return rows;
}
