import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import type { ParameterProps } from '../parameters/parameter-list.js';

const ParameterList = lazy(async () => ({ default: (await import('../parameters/parameter-list.js')).ParameterList }));

/** The figures of the rulebook, whichever file is in the editor. */
export function ParameterPanel(props: ParameterProps) {
  return (
    <Suspense fallback={<Spin />}>
      <ParameterList {...props} />
    </Suspense>
  );
}
