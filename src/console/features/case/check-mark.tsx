import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';

/** A result that is seen without reading it, and read without seeing it. */
export function CheckMark({ good, children }: { readonly good: boolean; readonly children: ReactNode }) {
  return (
    <span>
      {good ? <CheckCircleFilled style={{ color: '#389e0d' }} aria-hidden /> : <CloseCircleFilled style={{ color: '#cf1322' }} aria-hidden />} {children}
    </span>
  );
}
