import { addDays, endOfDay } from '#platform/contract/format/format-date.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import type { AuditFilter } from '#engine/contract/audit/audit.routes.ts';
import { doors } from './audit-words.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The conditions of the audit page, kept in its address, and what the server is asked for. */
export function useAuditFilter() {
  const { timeZone } = useReading();
  const [actor, setActor] = useSearchParam('person');
  const [object, setObject] = useSearchParam('object');
  const [record, setRecord] = useSearchParam('record');
  const [field, setField] = useSearchParam('field');
  const [kind, setKind] = useSearchParam('kind');
  const [door, setDoor] = useSearchParam('door');
  const [from, setFrom] = useSearchParam('from');
  const [to, setTo] = useSearchParam('to');
  const [text, setText] = useSearchParam('text');
  const knownDoor = doors.find((each) => each === door);
  const filter: AuditFilter = {
    ...(actor && { actor }),
    ...(object && { object }),
    ...(record && uuid.test(record) && { record }),
    ...(field && { field }),
    ...(kind && { kind }),
    ...(knownDoor && { door: knownDoor }),
    ...(from && { from: endOfDay(addDays(from, -1), timeZone).toISOString() }),
    ...(to && { to: endOfDay(to, timeZone).toISOString() }),
    ...(text && { text }),
  };
  const values = { actor, object, record, field, kind, door: knownDoor, from, to, text };
  return {
    filter,
    values,
    set: {
      actor: setActor,
      object: setObject,
      record: setRecord,
      field: setField,
      kind: setKind,
      door: setDoor,
      from: setFrom,
      to: setTo,
      text: setText,
    },
  };
}

/** Conditions and how to change them. */
export type AuditConditions = ReturnType<typeof useAuditFilter>;
