import { useState } from 'react';
import { z } from 'zod';
import { useDraftKeeping, useFoundDraft } from '#platform/web/drafts.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { Draft } from './record-form.tsx';

const Value = z.custom<FieldValue>((value) => value === null || ['string', 'number', 'boolean', 'object'].includes(typeof value));
const Kept = z.object({ values: z.record(z.string(), Value), version: z.number().optional() });

/** What a form had left behind, and how to keep and drop it. */
export interface FormDraft {
  /** Still to be offered; undefined once taken up or thrown away. */
  readonly offered: { readonly values: Draft; readonly version: number | undefined; readonly at: Date } | undefined;
  readonly settle: () => void;
  readonly drop: () => void;
}

/**
 * Keeps the values of a form in this browser while they differ from how it began. What nobody else may read is not written there: private
 * fields and identity numbers.
 */
export function useFormDraft(form: string, web: WebObject, values: Draft, isTouched: boolean, version?: number): FormDraft {
  const kept = useFoundDraft(form, Kept);
  const [isSettled, setIsSettled] = useState(false);
  useDraftKeeping(form, isTouched ? { values: openValues(web, values), ...(version !== undefined && { version }) } : undefined);
  const found = kept.found;
  const offered =
    found && !isSettled && !isTouched && Object.keys(found.value.values).length > 0
      ? { values: found.value.values, version: found.value.version, at: found.at }
      : undefined;
  return {
    offered,
    settle: () => setIsSettled(true),
    drop: () => {
      setIsSettled(true);
      kept.drop();
    },
  };
}

function openValues(web: WebObject, values: Draft): Draft {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const field = web.object.fields[name];
      return field !== undefined && field.private === undefined && field.kind !== 'identity_number';
    }),
  );
}
