import { createContext, use, useId } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { Locale } from '#platform/contract/label.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { ApiError, type ApiIssue } from '../api-error.ts';
import { useLocale, useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './field.css';

/** What an input needs to belong to its Field. */
export interface FieldBinding {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

const FieldContext = createContext<FieldBinding | undefined>(undefined);

/** The id and ARIA of the surrounding Field; inputs of the kit read it themselves. */
export function useFieldBinding(): Partial<FieldBinding> {
  return use(FieldContext) ?? {};
}

/** Further inputs of a Field that has several: only the first answers to its label, these need `label` or `aria-label`. */
export function FieldParts({ children }: { readonly children: ReactNode }) {
  return <FieldContext value={undefined}>{children}</FieldContext>;
}

interface FieldProps {
  readonly label: string;
  readonly children: ReactNode;
  /** In words, with the remedy; from `useFieldErrors` or your own check. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly isRequired?: boolean;
  readonly isLocked?: boolean;
}

/** A label above, its input, and what is wrong with it below. */
export function Field({ label, children, error, hint, isRequired = false, isLocked = false }: FieldProps) {
  const id = useId();
  const t = useMessages(kitMessages);
  const noteId = `${id}-note`;
  const binding: FieldBinding = {
    id,
    'aria-describedby': error || hint ? noteId : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': isRequired || undefined,
  };
  return (
    <div className={classNames('k-field', error && 'wrong', isLocked && 'locked')}>
      <label htmlFor={id}>
        {isLocked && <Icon name="lock" size={12} />}
        {label}
        {isRequired && (
          <span className="k-field-required" title={t('kit.required')} aria-hidden>
            *
          </span>
        )}
      </label>
      <FieldContext value={binding}>{children}</FieldContext>
      {(error || hint) && (
        <div id={noteId} className="k-field-note" role={error ? 'alert' : undefined}>
          {error ? (
            <>
              <Icon name="warning" size={12} /> {error}
            </>
          ) : (
            hint
          )}
        </div>
      )}
    </div>
  );
}

interface FormProps {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly label?: string;
  readonly id?: string;
  readonly className?: string;
}

/** A form that saves with Enter in a single-line field and with Ctrl-Enter (⌘-Enter) anywhere, also where a list would take Enter for a choice. */
export function Form({ children, onSubmit, label, id, className }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What is not understood yet would be lost; its field says what it takes.
    const unread = event.currentTarget.querySelector<HTMLElement>('[data-unread]');
    if (unread) return unread.focus();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.requestSubmit();
  };
  return (
    <form id={id} aria-label={label} className={classNames('k-form', className)} onSubmit={submit} onKeyDownCapture={onKeyDown} noValidate>
      {children}
    </form>
  );
}

/** Issues that have been shown at a field; kept with the refusal, so that the form as a whole need not repeat them. */
const shownIssues = new WeakMap<ApiError, Set<ApiIssue>>();

/** Sorts the server's refusal by field: `const errors = useFieldErrors(mutation.error); errors('amount')`; without a name, what concerns the whole. */
export function useFieldErrors(error: unknown): (field?: string) => string | undefined {
  const locale = useLocale();
  return (field) => {
    if (!(error instanceof ApiError)) return undefined;
    const issue = error.issues.find((each) => each.field === field);
    if (issue && field !== undefined) shownIssues.set(error, (shownIssues.get(error) ?? new Set()).add(issue));
    if (issue) return wordsOf(issue, locale);
    return field === undefined && error.issues.every((each) => each.field === undefined) ? error.detail : undefined;
  };
}

/** What is wrong with the whole form, above its buttons; what a field above says already is only pointed at. */
export function FormError({ error }: { readonly error: unknown }) {
  const t = useMessages(kitMessages);
  const locale = useLocale();
  if (!error) return null;
  const words = error instanceof ApiError ? refusalWords(error, locale, t('kit.error_marked'), t('kit.error_offline')) : undefined;
  return (
    <div className="k-form-error" role="alert">
      <Icon name="warning" size={14} /> {words || t('kit.error_unexpected')}
    </div>
  );
}

function refusalWords(error: ApiError, locale: Locale, marked: string, offline: string): string {
  if (error.status === 0) return offline;
  if (error.issues.length === 0) return error.detail;
  const shown = shownIssues.get(error);
  const rest = error.issues.filter((issue) => !shown?.has(issue)).map((issue) => wordsOf(issue, locale));
  return rest.length > 0 ? [...new Set(rest)].join(' ') : marked;
}

function wordsOf(issue: ApiIssue, locale: Locale): string {
  return typeof issue.message === 'string' ? issue.message : formatMessage(issue.message, locale);
}
