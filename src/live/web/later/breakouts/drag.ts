import { type DragEvent, useState } from 'react';

/** Of our own: nothing else that is dragged over the page looks like it. */
const KIND = 'application/x-preau-seat';

/** Lets somebody’s row be taken by the mouse; keyboard and touch have its list. */
export const draggedSeat = (seatId: string) => ({
  draggable: true,
  onDragStart: ({ dataTransfer }: DragEvent) => {
    dataTransfer.setData(KIND, seatId);
    dataTransfer.effectAllowed = 'move';
  },
});

/** A place where somebody can be let go. */
export function useDrop(onSeat: (seatId: string) => void) {
  const [isOver, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(KIND)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      const seatId = event.dataTransfer.getData(KIND);
      if (seatId === '') return;
      event.preventDefault();
      onSeat(seatId);
    },
  };
  return { isOver, handlers };
}
