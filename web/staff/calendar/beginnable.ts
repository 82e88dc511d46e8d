import { calendar as words } from "../words/calendar";
import { type Day, titleOf } from "./days";

/**
 * Lets the keyboard into a column of the calendar: it can be scrolled to where nothing is booked, too, and Enter begins
 * a booking on its day.
 */
export function makeBeginnable(column: HTMLElement, begin: (day: Day) => void): void {
  const { date } = column.dataset;
  if (!date) return;
  column.tabIndex = 0;
  column.ariaLabel = words.newOn(titleOf("day", date, 0));
  column.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== column) return;
    event.preventDefault();
    begin(date);
  });
}
