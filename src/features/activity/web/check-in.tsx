import { useRef, useState, useEffect } from 'react';
import { clockOf } from '#platform/contract/format/format-date.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { activity } from '../contract/activity.objects.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { distanceM } from '../contract/distance.ts';
import { useCheckIn, type WrittenCheckIn } from './use-check-in.ts';

interface CheckInProps {
  readonly account: string | undefined;
  readonly checkIn: WrittenCheckIn | undefined;
  readonly photos: readonly File[];
  readonly onCheckIn: (checkIn: WrittenCheckIn | undefined) => void;
  readonly onPhotos: (photos: readonly File[]) => void;
}

/** On a visit: place, time and photos, taken on the spot, with or without a connection. */
export function CheckIn({ account, checkIn, photos, onCheckIn, onPhotos }: CheckInProps) {
  const c = useMessages(composerMessages);
  const kit = useMessages(kitMessages);
  const camera = useRef<HTMLInputElement>(null);
  const { isLocating, start } = useCheckIn(onCheckIn);
  return (
    <div className="composer-check-in">
      {checkIn ? (
        <>
          <CheckInWords checkIn={checkIn} account={account} />
          <IconButton icon="close" size="small" label={kit('kit.remove')} onClick={() => onCheckIn(undefined)} />
        </>
      ) : (
        <Button icon="pin" size="small" isBusy={isLocating} onClick={() => void start()}>
          {c('composer.check_in')}
        </Button>
      )}
      <Button icon="camera" size="small" onClick={() => camera.current?.click()}>
        {c('composer.photo')}
      </Button>
      <input
        ref={camera}
        type="file"
        hidden
        multiple
        accept="image/*"
        capture="environment"
        aria-label={c('composer.photo')}
        onChange={(event) => {
          onPhotos([...photos, ...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {photos.map((photo, at) => (
        <Photo key={`${photo.name} ${at}`} photo={photo} onRemove={() => onPhotos(photos.filter((each) => each !== photo))} />
      ))}
    </div>
  );
}

function CheckInWords({ checkIn, account }: { readonly checkIn: WrittenCheckIn; readonly account: string | undefined }) {
  const c = useMessages(composerMessages);
  const { timeZone } = useReading();
  const away = useDistance(checkIn, account);
  const { latitude, longitude, accuracy } = checkIn;
  const words = [
    c('composer.checked_in', { time: clockOf(new Date(checkIn.at), timeZone) }),
    latitude === undefined || longitude === undefined ? c('composer.no_place') : `${latitude}, ${longitude}`,
    accuracy === undefined ? '' : c('composer.accuracy', { metres: accuracy }),
    away === undefined ? '' : c('composer.away', { metres: away }),
  ];
  return (
    <span className="composer-checked t12" role="status">
      <Icon name="tick" size={14} className="good" /> {words.filter(Boolean).join(' · ')}
    </span>
  );
}

/** How far this is from where the customer was visited last; undefined when that is not known, or there is no connection. */
function useDistance(checkIn: WrittenCheckIn, account: string | undefined): number | undefined {
  const { latitude, longitude } = checkIn;
  const last = useRoute(
    routesOf(activity).query,
    {
      filter: {
        and: [
          { field: 'account', op: 'eq', value: account ?? '' },
          { field: 'check_in_latitude', op: 'is_not_empty' },
        ],
      },
      columns: ['check_in_latitude', 'check_in_longitude'],
      sort: [{ field: 'at', descending: true }],
      limit: 1,
    },
    { enabled: account !== undefined && latitude !== undefined },
  );
  const [row] = last.data?.rows ?? [];
  if (!row || latitude === undefined || longitude === undefined) return undefined;
  const there = { latitude: Number(row['check_in_latitude']), longitude: Number(row['check_in_longitude']) };
  return distanceM({ latitude: Number(latitude), longitude: Number(longitude) }, there);
}

function Photo({ photo, onRemove }: { readonly photo: File; readonly onRemove: () => void }) {
  const kit = useMessages(kitMessages);
  const [url] = useState(() => URL.createObjectURL(photo));
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <span className="composer-photo">
      <img src={url} alt={photo.name} />
      <IconButton icon="close" size="small" label={kit('kit.remove')} onClick={onRemove} />
    </span>
  );
}
