import { Alert, Button, Divider, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCalendarCheck, IconHourglass } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Named, Service } from "../../api/types";
import { newBooking as words } from "../../words/newBooking";
import { CustomerInputs, type FieldErrors } from "../CustomerInputs";
import type { CustomerFields } from "../customer";
import { ContactPicker } from "../linking/ContactPicker";
import type { ContactLink } from "../linking/link";
import { ANY } from "../slots/choice";
import type { Draft } from "./draft";

interface Props {
  draft: Draft;
  service: Service;
  /** Who is free at the chosen time by now. */
  free: Named[] | undefined;
  errors: FieldErrors;
  onCustomer: (customer: CustomerFields) => void;
  onLink: (link: ContactLink) => void;
  onOtherTime: () => void;
}

/** Step 4: whom it is for. */
export function CustomerStep({ draft, service, free, errors, onCustomer, onLink, onOtherTime }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [first] = Object.keys(errors);
    if (first) place.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }, [errors]);
  const isGone =
    free !== undefined &&
    (draft.providerId === ANY ? free.length === 0 : !free.some((each) => each.id === draft.providerId));
  const Icon = service.requires_approval ? IconHourglass : IconCalendarCheck;
  return (
    <Stack gap="md" ref={place}>
      {isGone && (
        <Alert color="yellow" role="alert" icon={<IconAlertTriangle aria-hidden />} title={words.goneMeanwhile}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{words.goneMeanwhileMeans}</Text>
            <Button size="xs" variant="default" onClick={onOtherTime}>
              {words.otherTime}
            </Button>
          </Stack>
        </Alert>
      )}
      <ContactPicker link={draft.link} onChange={onLink} />
      <Divider label={words.details} labelPosition="left" />
      <CustomerInputs customer={draft.customer} errors={errors} onChange={onCustomer} />
      <Alert color="gray" variant="light" icon={<Icon size={18} aria-hidden />}>
        {service.requires_approval ? words.willBePending : words.willBeConfirmed}
      </Alert>
    </Stack>
  );
}
