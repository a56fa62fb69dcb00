/** The FEEL name of a table, parameter or fact: its id with hyphens read as spaces. */
export function feelName(id: string): string {
  return id.replaceAll('-', ' ');
}
