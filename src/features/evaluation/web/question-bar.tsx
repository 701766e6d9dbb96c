import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { DateInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { listDepartmentsRoute } from '#features/organisation/contract/organisation.routes.ts';
import { evaluationMessages } from '../contract/evaluation.messages.ts';

const periods = ['this_month', 'this_quarter', 'last_quarter', 'this_year', 'last_year', 'custom'] as const;
type Period = (typeof periods)[number];

/** Over which period, department and instant; kept in the address, so that a link shows the same. */
export function useQuestion() {
  const [period, setPeriod] = useSearchParam('period');
  const [from, setFrom] = useSearchParam('from');
  const [to, setTo] = useSearchParam('to');
  const [department, setDepartment] = useSearchParam('department');
  const [asOf, setAsOf] = useSearchParam('asOf');
  const past = usePastDay();
  const chosen = periods.find((each) => each === period) ?? 'this_quarter';
  const asked = chosen === 'custom' ? (from && to && from <= to ? { from, to } : 'this_quarter') : chosen;
  const day = asOf ?? past?.day;
  const input = { period: asked, ...(department !== undefined && { department }), ...(day !== undefined && { asOf: day }) };
  return { input, chosen, setPeriod, from, setFrom, to, setTo, department, setDepartment, asOf, setAsOf };
}

/** The question as a row of choices. */
export function QuestionBar({ question }: { readonly question: ReturnType<typeof useQuestion> }) {
  const t = useMessages(evaluationMessages);
  const departments = useRoute(listDepartmentsRoute, {});
  return (
    <div className="evaluation-question">
      <SelectInput<Period>
        label={t('evaluation.period')}
        value={question.chosen}
        onChange={question.setPeriod}
        options={periods.map((period) => ({ value: period, label: t(`evaluation.${period}`) }))}
      />
      {question.chosen === 'custom' && <DateInput value={question.from} onChange={question.setFrom} placeholder={t('evaluation.from')} />}
      {question.chosen === 'custom' && <DateInput value={question.to} onChange={question.setTo} placeholder={t('evaluation.to')} />}
      <SelectInput
        label={t('evaluation.department')}
        value={question.department}
        onChange={question.setDepartment}
        canClear
        placeholder={t('evaluation.company')}
        options={(departments.data?.departments ?? []).map((each) => ({ value: each.id, label: `${'　'.repeat(each.depth)}${each.name}` }))}
      />
      <DateInput value={question.asOf} onChange={question.setAsOf} placeholder={`${t('evaluation.as_of')} · ${t('evaluation.now')}`} />
    </div>
  );
}
