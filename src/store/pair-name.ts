/** Two texts as one that no other two give. Much cheaper than JSON where it is made for every command. */
export function pairName(left: string, right: string): string {
  return `${left.length}:${left}${right}`;
}
