import { useEffect, useState } from 'react';

interface Place {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** A ring around the first of these parts that is on the page; it takes no clicks and follows the part as the page moves. */
export function Spotlight({ targets }: { readonly targets: readonly string[] }) {
  const [place, setPlace] = useState<Place>();
  const key = targets.join('\n');
  useEffect(() => {
    const follow = () => setPlace((known) => (isSame(known, findPlace(key.split('\n'))) ? known : findPlace(key.split('\n'))));
    follow();
    const timer = setInterval(follow, 250);
    window.addEventListener('resize', follow);
    document.addEventListener('scroll', follow, true);
    return () => {
      clearInterval(timer);
      window.removeEventListener('resize', follow);
      document.removeEventListener('scroll', follow, true);
    };
  }, [key]);
  if (!place) return null;
  return <div className="onboarding-spot" style={place} aria-hidden />;
}

function findPlace(targets: readonly string[]): Place | undefined {
  // While a sheet or drawer is open the person is already at it.
  if (document.querySelector('[aria-modal="true"]')) return undefined;
  for (const target of targets) {
    const shown = [...document.querySelectorAll(target)]
      .map((part) => part.getBoundingClientRect())
      .find((rect) => rect.width > 0 && rect.height > 0);
    if (shown) return { top: shown.top - 4, left: shown.left - 4, width: shown.width + 8, height: shown.height + 8 };
  }
  return undefined;
}

function isSame(left: Place | undefined, right: Place | undefined): boolean {
  return left?.top === right?.top && left?.left === right?.left && left?.width === right?.width && left?.height === right?.height;
}
