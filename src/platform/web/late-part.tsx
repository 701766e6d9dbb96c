import { lazy, useState } from 'react';
import type { ComponentType } from 'react';

/** A component whose chunk comes when it is first shown, or earlier when somebody begins to fetch it. */
export type LatePart<P> = ComponentType<P> & { readonly begin: () => void };

/** Something to show that may or may not be late. */
export type Part<P = object> = ComponentType<P> & { readonly begin?: () => void };

/** As React’s `lazy`, but it can be begun ahead, and what is already there is shown at once instead of after a fallback. */
export function latePart<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): LatePart<P> {
  let arrived: ComponentType<P> | undefined;
  let coming: Promise<{ readonly default: ComponentType<P> }> | undefined;
  const fetchPart = () => {
    coming ??= load().then(
      (module) => {
        arrived = module.default;
        return module;
      },
      (error: unknown) => {
        coming = undefined;
        throw error;
      },
    );
    return coming;
  };
  const Awaited: ComponentType<P> = lazy(fetchPart);
  function Late(props: P) {
    // Kept, so that what is shown is not mounted anew when it renders again.
    const [Shown] = useState<ComponentType<P>>(() => arrived ?? Awaited);
    return <Shown {...props} />;
  }
  return Object.assign(Late, { begin: () => void fetchPart().catch(() => undefined) });
}
