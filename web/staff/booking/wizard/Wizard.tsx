import { Alert, Stepper, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Booking } from "../../api/types";
import { Failed } from "../../parts/Failed";
import { Loading } from "../../parts/Loading";
import { dateIn } from "../../parts/times";
import { newBooking as words } from "../../words/newBooking";
import { SlotPicker } from "../slots/SlotPicker";
import { useFreeProviders } from "../slots/useAvailability";
import { CustomerStep } from "./CustomerStep";
import { isDone, isTouched, providerAmong, STEPS, withLink, withLocation, withService } from "./draft";
import { Made } from "./Made";
import { PlaceStep } from "./PlaceStep";
import { ProviderStep } from "./ProviderStep";
import { useBookable } from "./useBookable";
import { useWizard } from "./useWizard";
import classes from "./Wizard.module.css";
import { WizardFoot } from "./WizardFoot";

interface Props {
  initialDate: string | undefined;
  initialTime: string | undefined;
  onTouched: (touched: boolean) => void;
  onOpen: (booking: Booking) => void;
  onClose: () => void;
}

/** The four steps. Going back keeps everything, and so does being sent back. */
export function Wizard({ initialDate, initialTime, onTouched, onOpen, onClose }: Props) {
  const bookable = useBookable();
  const [zone, setZone] = useState<string>();
  const wizard = useWizard(zone);
  const { draft, step, made } = wizard;
  const [date, setDate] = useState<string>();
  const service = bookable.services.find((each) => each.id === draft.serviceId);
  const location = bookable.locations.find((each) => each.id === draft.locationId);
  const wanted = { serviceId: draft.serviceId ?? "", locationId: draft.locationId ?? "" };
  const free = useFreeProviders(wanted, draft.time.walkIn, draft.time.slot);
  const heading = useFocusOn(step);
  useEffect(() => setZone(location?.timezone), [location?.timezone]);
  useEffect(() => onTouched(isTouched(draft) && !made), [draft, made, onTouched]);
  useKeptProvider(wizard, free.data);

  if (made) return <Made booking={made} onOpen={() => onOpen(made)} onAgain={wizard.again} onClose={onClose} />;
  if (bookable.error) return <Failed error={bookable.error} onRetry={bookable.retry} />;
  if (bookable.isPending) return <Loading />;
  const at = STEPS.indexOf(step);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    wizard.next();
  };
  return (
    <form className={classes.form} onSubmit={submit} onKeyDown={goOnWithEnter} noValidate>
      <Stepper
        active={at}
        size="sm"
        iconSize={32}
        wrap={false}
        allowNextStepsSelect={false}
        onStepClick={(to) => STEPS[to] && wizard.goTo(STEPS[to])}
        classNames={classes}
        contentPadding={0}
      >
        {STEPS.map((each, position) => (
          <Stepper.Step
            key={each}
            label={words.steps[each]}
            aria-current={each === step ? "step" : undefined}
            data-current={each === step || undefined}
            allowStepSelect={STEPS.slice(0, position).every((before) => isDone(draft, before))}
          />
        ))}
      </Stepper>
      <div className={classes.content}>
        <Title order={3} size="h4" mb="md" ref={heading} tabIndex={-1} className="desk-heading" data-autofocus>
          {words.headings[step]}
        </Title>
        {wizard.message && (
          <Alert color="red" mb="md" role="alert" icon={<IconAlertTriangle aria-hidden />}>
            {wizard.message}
          </Alert>
        )}
        {step === "place" && (
          <PlaceStep
            {...bookable}
            draft={draft}
            onService={(chosen) => {
              const ids = bookable.locations.map((each) => each.id);
              wizard.setDraft((now) => withService(now, chosen, ids));
            }}
            onLocation={(id) => wizard.setDraft((now) => withLocation(now, id))}
          />
        )}
        {step === "time" && service && location && (
          <SlotPicker
            {...{ wanted, service, location, date }}
            from={initialTime ? dateIn(location.timezone, initialTime) : initialDate}
            wish={initialTime}
            onDate={setDate}
            choice={draft.time}
            onChange={wizard.setTime}
          />
        )}
        {step === "provider" && (
          <ProviderStep
            free={free}
            value={draft.providerId}
            onChange={(id) => wizard.setDraft((now) => ({ ...now, providerId: id }))}
          />
        )}
        {step === "customer" && service && (
          <CustomerStep
            {...{ draft, service, free: free.data, errors: wizard.errors }}
            onCustomer={(customer) => wizard.setDraft((now) => ({ ...now, customer }))}
            onLink={(link) => wizard.setDraft((now) => withLink(now, link))}
            onOtherTime={() => wizard.goTo("time")}
          />
        )}
      </div>
      <WizardFoot {...{ wizard, service, location, free: free.data }} onClose={onClose} />
    </form>
  );
}

/** Whoever listens hears which step they have come to. */
function useFocusOn(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest("section")?.scrollTo?.({ top: 0 });
  }, [step]);
  return heading;
}

/** The only one who is free is chosen; one who is free no more is not. */
function useKeptProvider({ step, draft, setDraft }: ReturnType<typeof useWizard>, free: { id: string }[] | undefined) {
  const kept =
    free && free.length > 0
      ? providerAmong(
          draft,
          free.map((each) => each.id),
        )
      : draft.providerId;
  useEffect(() => {
    if (step === "provider" && kept !== draft.providerId) setDraft((now) => ({ ...now, providerId: kept }));
  }, [step, kept, draft.providerId, setDraft]);
}

/** Enter chooses what is not chosen yet, and goes on with what is. */
function goOnWithEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.target instanceof HTMLButtonElement)) return;
  const { role, ariaChecked, ariaPressed } = event.target;
  if ((role === "radio" && ariaChecked === "true") || ("slot" in event.target.dataset && ariaPressed === "true")) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}
