import { Alert, Button, Select, Stack, Text, Title } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocations, useProviders, useServices } from "../../api/catalog";
import { isRefusal } from "../../api/refusal";
import type { Booking, Location, Provider, Service, Slot } from "../../api/types";
import { explained } from "../../parts/explained";
import { Failed } from "../../parts/Failed";
import { Loading } from "../../parts/Loading";
import { dateIn, dayIn, timeIn, timesIn, withTimes } from "../../parts/times";
import { booking as words } from "../../words/booking";
import { slots as slotWords } from "../../words/slots";
import { DialogFoot, FootLine } from "../DialogFoot";
import { ANY, loseSlot, NO_TIME, type TimeChoice } from "../slots/choice";
import { ProviderChoice } from "../slots/ProviderChoice";
import { SlotPicker } from "../slots/SlotPicker";
import { useFreeProviders } from "../slots/useAvailability";
import { useBookingChange } from "./useBookingChange";

interface Props {
  booking: Booking;
  onTouched: (touched: boolean) => void;
  onMoved: (booking: Booking) => void;
  onDone: () => void;
}

/** Another time, and perhaps another provider. */
export function Reschedule(props: Props) {
  const [services, locations, providers] = [useServices(), useLocations(), useProviders()];
  const service = services.data?.find((each) => each.id === props.booking.service.id);
  const location = locations.data?.find((each) => each.id === props.booking.location.id);
  const error = services.error ?? locations.error ?? providers.error;
  if (service && location && providers.data) {
    return <Moving {...props} {...{ service, location }} providers={providers.data} />;
  }
  if (!error) return <Loading />;
  const retry = () => [services, locations, providers].forEach((each) => void each.refetch());
  return <Failed error={error} onRetry={retry} />;
}

interface MovingProps extends Props {
  service: Service;
  location: Location;
  providers: readonly Provider[];
}

function Moving({ booking, service, location, providers, onTouched, onMoved, onDone }: MovingProps) {
  const [time, setTime] = useState<TimeChoice>(NO_TIME);
  const [date, setDate] = useState<string | undefined>(() => dateIn(location.timezone, booking.starts_at));
  const [whom, setWhom] = useState(booking.provider.id);
  const [among, setAmong] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const change = useBookingChange(booking, onMoved);
  const wanted = {
    serviceId: service.id,
    locationId: location.id,
    rescheduleOf: booking.id,
    ...(whom === ANY ? {} : { providerId: whom }),
  };
  const free = useFreeProviders(wanted, time.walkIn, whom === ANY ? time.slot : null);
  const provider = whom === ANY ? (among ?? (free.data?.length === 1 ? free.data[0]?.id : undefined)) : whom;
  const onTime = useCallback((next: (choice: TimeChoice) => TimeChoice) => setTime(next), []);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    onTouched(time.slot !== null);
    return () => onTouched(false);
  }, [time.slot, onTouched]);

  const move = () => {
    const { slot, walkIn } = time;
    if (!slot || !provider || change.isPending) return;
    const body = { starts_at: slot.starts_at, provider_id: provider, ignore_notice: walkIn };
    change.mutate(
      { change: { kind: "reschedule", body }, version: booking.version },
      { onError: (error) => setTime((now) => afterRefusal(now, error, location.timezone)) },
    );
  };
  const isLost = isRefusal(change.error, "slot_taken", "slot_not_offered");
  const isStale = isRefusal(change.error, "stale_version", "invalid_transition");
  return (
    <>
      <Stack gap="md" pb="lg">
        <div>
          <Title order={3} size="h4" ref={heading} tabIndex={-1} className="desk-heading">
            {words.rescheduleTitle}
          </Title>
          <Text size="sm" c="dimmed">
            {words.rescheduleMeans(spoken(booking, location))}
          </Text>
        </div>
        {change.error && !isLost && (
          <Alert color={isStale ? "yellow" : "red"} role="alert">
            {isStale ? words.changedMeanwhile : explained(change.error)}
          </Alert>
        )}
        <Select
          label={words.withWhom}
          maw={340}
          data={choicesOf(booking, service, location, providers)}
          value={whom}
          allowDeselect={false}
          onChange={(id) => {
            setWhom(id ?? booking.provider.id);
            setAmong(null);
            setTime((now) => ({ ...NO_TIME, walkIn: now.walkIn }));
          }}
        />
        <SlotPicker {...{ wanted, service, location, date }} choice={time} onChange={onTime} onDate={setDate} />
        {whom === ANY && time.slot && free.data && free.data.length > 0 && (
          <ProviderChoice providers={free.data} value={provider ?? null} onChange={setAmong} withAny={false} />
        )}
      </Stack>
      <DialogFoot>
        <FootLine
          said={time.slot ? words.moveFromTo(spoken(booking, location), spoken(time.slot, location)) : words.chooseTime}
        >
          <Button variant="default" onClick={onDone} disabled={change.isPending}>
            {words.discard}
          </Button>
          <Button onClick={move} disabled={!time.slot || !provider} loading={change.isPending}>
            {words.move}
          </Button>
        </FootLine>
      </DialogFoot>
    </>
  );
}

/** The present provider first, then whoever is free, then the others who do it there. */
function choicesOf(booking: Booking, service: Service, location: Location, providers: readonly Provider[]) {
  const others = providers.filter(
    (each) =>
      !each.archived &&
      each.id !== booking.provider.id &&
      each.service_ids.includes(service.id) &&
      each.location_ids.includes(location.id),
  );
  const present = { value: booking.provider.id, label: words.sameProvider(booking.provider.name) };
  if (others.length === 0) return [present];
  const named = others.map((each) => ({ value: each.id, label: each.name }));
  return [present, { value: ANY, label: words.whoeverIsFree }, ...named];
}

function afterRefusal(time: TimeChoice, error: unknown, zone: string): TimeChoice {
  if (!isRefusal(error, "slot_taken", "slot_not_offered") || !time.slot) return time;
  const at = timeIn(zone, time.slot.starts_at);
  const notOffered = () => `${slotWords.notOffered(at)} ${withTimes(error.message)}`;
  const sentence = error.code === "slot_taken" ? slotWords.taken(at) : notOffered();
  return loseSlot(time, sentence, error.choices<Slot>());
}

function spoken({ starts_at, ends_at }: { starts_at: string; ends_at: string }, { timezone }: Location): string {
  return `${dayIn(timezone, starts_at)}, ${timesIn(timezone, starts_at, ends_at)}`;
}
