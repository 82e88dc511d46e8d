import { STATUS_ICONS, STATUSES, statusMark } from "../look/status";
import { calendar as words } from "../words/calendar";
import { status as statusWords } from "../words/status";
import classes from "./Legend.module.css";

/** Which colour and sign is which status. */
export function Legend() {
  return (
    <ul className={classes.legend} aria-label={words.legend}>
      {STATUSES.map((status) => {
        const Icon = STATUS_ICONS[status];
        return (
          <li key={status} className={classes.entry} title={statusWords.meanings[status]} {...statusMark(status)}>
            <span className={classes.sign} aria-hidden>
              <Icon size={12} stroke={2.5} />
            </span>
            {statusWords.names[status]}
          </li>
        );
      })}
    </ul>
  );
}
