import type { ReactNode } from 'react';

/** One part of the design system, or a few that belong together, by name. */
export function Sample({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="section">
      <h2 className="muted t12">{name}</h2>
      <div className="row wrap g3" style={{ marginTop: 8 }}>
        {children}
      </div>
    </section>
  );
}
