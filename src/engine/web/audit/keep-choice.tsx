import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { getAuditStateRoute, updateAuditSettingRoute } from '#engine/contract/audit/audit.routes.ts';

const choices = [6, 12, 24, 36, 60, 84, 120] as const;
const forEver = 'ever';

/** How long events are kept; only administrators change it, and shortening it is asked twice. */
export function KeepChoice({ state }: { readonly state: RouteOutput<typeof getAuditStateRoute> }) {
  const t = useMessages(auditMessages);
  const [wanted, setWanted] = useState<number>();
  const save = useRouteMutation(updateAuditSettingRoute, {
    invalidates: [getAuditStateRoute],
    onSuccess: () => showToast({ text: t('audit.saved'), tone: 'good' }),
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
  const now = state.keepMonths;
  const all = now === null || choices.some((each) => each === now) ? choices : [...choices, now];
  const choose = (value: string | undefined) => {
    const months = value === undefined || value === forEver ? null : Number(value);
    if (months === null || (now !== null && months > now)) save.mutate({ keepMonths: months });
    else if (months !== now) setWanted(months);
  };
  return (
    <span className="audit-keep">
      <span className="muted t12 nowrap">{t('audit.keep')}</span>
      <SelectInput
        label={t('audit.keep')}
        isDisabled={!state.canKeep}
        value={now === null ? forEver : String(now)}
        onChange={choose}
        options={[
          { value: forEver, label: t('audit.keep_for_ever') },
          ...all.map((months) => ({ value: String(months), label: t('audit.keep_months', { count: months }) })),
        ]}
      />
      {wanted !== undefined && (
        <Confirm
          isDanger
          title={t('audit.keep_title')}
          confirmLabel={t('audit.keep_apply')}
          onConfirm={() => save.mutateAsync({ keepMonths: wanted })}
          onClose={() => setWanted(undefined)}
        >
          {t('audit.keep_text')}
        </Confirm>
      )}
    </span>
  );
}
