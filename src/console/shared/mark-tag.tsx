import { Tag } from 'antd';
import type { ReactNode } from 'react';

/** The preset colours of tags are too faint for small letters. */
const LETTERS = { gold: 'light-dark(#6b4400, #ffd666)', green: 'light-dark(#1d5a09, #95de64)', default: 'inherit' } as const;

/** A short word on a ground of a colour, that can be read. */
export function MarkTag({ colour, children }: { readonly colour: keyof typeof LETTERS; readonly children: ReactNode }) {
  return (
    <Tag color={colour} style={{ color: LETTERS[colour] }}>
      {children}
    </Tag>
  );
}
