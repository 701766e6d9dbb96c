import type { ReactNode } from 'react';
import { latePart } from './late-part.tsx';

/** antd with our tokens, in its own chunk: the frame paints before it has come. */
export const AntdProvider = latePart<{ readonly children: ReactNode }>(() =>
  import('./antd-provider.tsx').then((module) => ({ default: module.AntdProvider })),
);
