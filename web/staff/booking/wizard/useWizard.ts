import { useCallback, useState } from "react";
import type { Booking } from "../../api/types";
import { newBooking as words } from "../../words/newBooking";
import type { FieldErrors } from "../CustomerInputs";
import type { TimeChoice } from "../slots/choice";
import { type Draft, isDone, NOTHING_YET, STEPS, type Step } from "./draft";
import { consequenceOf } from "./refused";
import { useCreateBooking } from "./useCreateBooking";

/** Where somebody is in the wizard, what they have chosen, and what came of it. */
export function useWizard(zone: string | undefined) {
  const [draft, setDraft] = useState<Draft>(NOTHING_YET);
  const [step, setStep] = useState<Step>("place");
  const [errors, setErrors] = useState<FieldErrors>({});
  const [message, setMessage] = useState<string | null>(null);
  const [made, setMade] = useState<Booking | null>(null);
  const create = useCreateBooking();

  const setTime = useCallback(
    (change: (choice: TimeChoice) => TimeChoice) => setDraft((now) => ({ ...now, time: change(now.time) })),
    [],
  );
  const goTo = (to: Step) => {
    setMessage(null);
    setStep(to);
  };
  const submit = () => {
    if (create.isPending) return;
    setMessage(null);
    setErrors({});
    create.mutate(draft, {
      onSuccess: setMade,
      onError: (error) => {
        const consequence = consequenceOf(error, zone ?? "UTC");
        setDraft(consequence.change);
        setStep(consequence.step);
        setMessage(consequence.message ?? null);
        if (consequence.field) setErrors({ [consequence.field.name]: consequence.field.message });
      },
    });
  };
  const next = () => {
    if (!isDone(draft, step)) {
      if (step === "customer") setErrors({ name: words.nameNeeded });
      else setMessage(words.missing[step]);
      return;
    }
    const following = STEPS[STEPS.indexOf(step) + 1];
    if (following) goTo(following);
    else submit();
  };
  const again = () => {
    setDraft(NOTHING_YET);
    setErrors({});
    setMade(null);
    goTo("place");
  };
  return { draft, setDraft, setTime, step, goTo, next, errors, message, made, again, isPending: create.isPending };
}

export type WizardState = ReturnType<typeof useWizard>;
