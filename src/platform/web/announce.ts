type Urgency = 'polite' | 'assertive';

const regions = new Map<Urgency, HTMLElement>();

/** Says something to screen readers without showing it. `assertive` interrupts: only for what cannot wait. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  const region = regions.get(urgency) ?? addRegion(urgency);
  // The same text twice is said only when the region was emptied in between.
  region.textContent = '';
  setTimeout(() => (region.textContent = text), 60);
}

function addRegion(urgency: Urgency): HTMLElement {
  const region = document.createElement('div');
  region.className = 'visuallyHidden';
  region.setAttribute('aria-live', urgency);
  document.body.append(region);
  regions.set(urgency, region);
  return region;
}
