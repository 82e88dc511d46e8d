import { Button } from "@mantine/core";
import type { Location, Named, Service } from "../../api/types";
import { dayIn, timesIn } from "../../parts/times";
import { newBooking as words } from "../../words/newBooking";
import { slots as slotWords } from "../../words/slots";
import { DialogFoot, FootLine } from "../DialogFoot";
import { ANY } from "../slots/choice";
import { type Draft, STEPS } from "./draft";
import type { WizardState } from "./useWizard";

interface Props {
  wizard: WizardState;
  service: Service | undefined;
  location: Location | undefined;
  free: Named[] | undefined;
  onClose: () => void;
}

/** What has been chosen so far, and the way on and back. */
export function WizardFoot({ wizard, service, location, free, onClose }: Props) {
  const { draft, step, goTo, isPending } = wizard;
  const before = STEPS[STEPS.indexOf(step) - 1];
  const last = step === STEPS.at(-1);
  const chosen = recap(draft, service, location, free);
  return (
    <DialogFoot>
      <FootLine said={chosen.join(" · ")} label={words.chosen}>
        {before ? (
          <Button variant="default" onClick={() => goTo(before)} disabled={isPending}>
            {words.back}
          </Button>
        ) : (
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
        )}
        <Button type="submit" loading={isPending}>
          {last ? words.create : words.next}
        </Button>
      </FootLine>
    </DialogFoot>
  );
}

function recap(draft: Draft, service?: Service, location?: Location, free: Named[] = []): string[] {
  const { slot } = draft.time;
  const provider = draft.providerId === ANY ? slotWords.any : free.find((each) => each.id === draft.providerId)?.name;
  const time = slot && location && `${dayIn(location.timezone, slot.starts_at)}, ${timesOf(slot, location)}`;
  return [service?.name, location?.name, time, provider].filter((each) => typeof each === "string");
}

function timesOf(slot: { starts_at: string; ends_at: string }, location: Location): string {
  return timesIn(location.timezone, slot.starts_at, slot.ends_at);
}
