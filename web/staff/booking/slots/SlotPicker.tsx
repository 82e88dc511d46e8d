import { Button, Switch, Text } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useNow } from "../../api/clock";
import type { Location, Service, Slot } from "../../api/types";
import { Failed } from "../../parts/Failed";
import { useFirstDay } from "../../parts/firstDay";
import { Loading } from "../../parts/Loading";
import { dateIn, longDayIn, readsAsHere, timeIn, zoneName } from "../../parts/times";
import { slots as words } from "../../words/slots";
import { lengthOf } from "../lengthOf";
import { chooseSlot, dateOf, isSame, loseSlot, offerWalkIns, type TimeChoice, wishedAmong } from "./choice";
import { DayStrip } from "./DayStrip";
import { monthsOf, noonOf, weekOf } from "./days";
import { LostSlot } from "./LostSlot";
import { MonthOfDays } from "./MonthOfDays";
import { NothingFree } from "./NothingFree";
import { SlotButtons } from "./SlotButtons";
import classes from "./SlotPicker.module.css";
import { useFreeTimes, useNextFreeDay, type Wanted } from "./useAvailability";
import { WhyNot } from "./WhyNot";

interface Props {
  wanted: Wanted;
  service: Service;
  location: Location;
  choice: TimeChoice;
  /** Applied to the choice as it is then, for answers come late. */
  onChange: (change: (choice: TimeChoice) => TimeChoice) => void;
  /** The day that is looked at; where none is named, the first with anything free from `from` or today on. */
  date: string | undefined;
  from?: string | undefined;
  /** An instant: the slot that starts then is chosen for the person as soon as it is known to be free. */
  wish?: string | undefined;
  onDate: (date: string) => void;
}

/** A day, and one of its free slots; what is chosen and taken meanwhile is chosen no more. */
export function SlotPicker({ date: picked, from, ...props }: Props) {
  const { wanted, location, choice, onChange, onDate } = props;
  const now = useNow();
  const first = useNextFreeDay(wanted, choice.walkIn, from, picked === undefined);
  const found = first.data === null ? (from ?? dateIn(location.timezone, now())) : first.data;
  const date = picked ?? found;
  useEffect(() => {
    // What is looked at stays, also when its last slot goes.
    if (picked === undefined && found) onDate(found);
  }, [picked, found, onDate]);
  if (first.error && !date) return <Failed error={first.error} onRetry={() => void first.refetch()} />;
  if (!date) return <Loading label={words.times} />;
  return (
    <>
      {choice.lost && (
        <LostSlot
          lost={choice.lost}
          zone={location.timezone}
          onChoose={(slot) => {
            onDate(dateOf(slot));
            onChange((now) => chooseSlot(now, slot));
          }}
        />
      )}
      <Picker {...props} date={date} />
    </>
  );
}

function Picker(props: Omit<Props, "from"> & { date: string }) {
  const { wanted, service, location, choice, onChange, date, onDate, wish } = props;
  const [monthShown, showMonth] = useState(false);
  const zone = location.timezone;
  const week = weekOf(date, useFirstDay());
  const times = useFreeTimes(wanted, choice.walkIn, monthsOf([date, ...week]));
  const slots = times.slotsOn(date);
  const choose = (slot: Slot) => onChange((now) => chooseSlot(now, slot));
  useLost(choice, times.slotsOn, zone, onChange);
  useWish(choice, slots, wish, onChange);
  return (
    <div className={classes.picker}>
      <div className={classes.side}>
        <Button
          hiddenFrom="sm"
          variant="default"
          size="sm"
          leftSection={<IconCalendar size={16} aria-hidden />}
          aria-expanded={monthShown}
          onClick={() => showMonth(!monthShown)}
        >
          {monthShown ? words.hideCalendar : words.showCalendar}
        </Button>
        <div className={classes.month} data-shown={monthShown || undefined}>
          <MonthOfDays {...{ wanted, date, onDate }} walkIn={choice.walkIn} />
        </div>
      </div>
      <div className={classes.times}>
        <DayStrip date={date} week={week} freeOn={(day) => times.slotsOn(day)?.length} onDate={onDate} />
        <div>
          <Text fw={600} component="h4" aria-live="polite">
            {longDayIn("UTC", noonOf(date))}
          </Text>
          {!readsAsHere(zone, noonOf(date)) && (
            <Text size="sm" c="dimmed">
              {words.zone(location.name, zoneName(zone, noonOf(date)))}
            </Text>
          )}
        </div>
        {times.error ? <Failed error={times.error} onRetry={times.retry} /> : null}
        {!slots && !times.error && <Loading label={words.times} />}
        {slots?.length === 0 && <NothingFree {...{ wanted, date, onDate }} walkIn={choice.walkIn} />}
        {slots && slots.length > 0 && <SlotButtons {...{ slots, zone }} chosen={choice.slot} onChoose={choose} />}
        <WhyNot
          key={date}
          {...{ wanted, location, date }}
          walkIn={choice.walkIn}
          slots={slots ?? []}
          onChoose={choose}
        />
      </div>
      <Switch
        className={classes.walkin}
        checked={choice.walkIn}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          onChange((now) => offerWalkIns(now, on));
        }}
        label={words.walkIn}
        description={service.min_notice > 0 ? words.walkInMeans(lengthOf(service.min_notice)) : undefined}
      />
    </div>
  );
}

/** Says so when the chosen slot is no longer on offer. */
function useLost(
  choice: TimeChoice,
  slotsOn: (date: string) => Slot[] | undefined,
  zone: string,
  onChange: Props["onChange"],
) {
  const { slot } = choice;
  const offered = slot ? slotsOn(dateOf(slot)) : undefined;
  const isLost = slot && offered && !offered.some((each) => isSame(each, slot));
  useEffect(() => {
    if (isLost) onChange((now) => loseSlot(now, words.taken(timeIn(zone, slot.starts_at)), []));
  }, [isLost, slot, zone, onChange]);
}

/** Chooses what was wished for, as long as nothing else was chosen. */
function useWish(
  choice: TimeChoice,
  slots: readonly Slot[] | undefined,
  wish: string | undefined,
  onChange: Props["onChange"],
) {
  const wished = wishedAmong(choice, slots ?? [], wish);
  useEffect(() => {
    if (wished) onChange((now) => (now.slot ? now : chooseSlot(now, wished)));
  }, [wished, onChange]);
}
