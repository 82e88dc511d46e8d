import { Anchor, Button, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Booking } from "../../api/types";
import { booking as words } from "../../words/booking";
import { CustomerForm } from "./CustomerForm";
import { Fact, Facts } from "./Fact";
import { Section } from "./Section";

interface Props {
  booking: Booking;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  onTouched: (touched: boolean) => void;
  onChanged: (booking: Booking) => void;
}

/** Whom it is for: the one thing of a booking that can be edited. */
export function Customer({ booking, editing, onEdit, onTouched, onChanged }: Props) {
  const { name, phone, email, notes } = booking.customer;
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const edit = (
    <Button
      ref={button}
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPencil size={14} aria-hidden />}
      onClick={() => onEdit(true)}
    >
      {words.edit}
    </Button>
  );
  const none = (
    <Text size="sm" c="dimmed" span>
      {words.nothing}
    </Text>
  );
  return (
    <Section title={words.customer} action={editing ? undefined : edit}>
      {editing ? (
        <CustomerForm {...{ booking, onTouched, onChanged }} onDone={() => onEdit(false)} />
      ) : (
        <Facts>
          <Fact label={words.fields.name}>{name}</Fact>
          <Fact label={words.fields.phone}>
            {phone ? (
              <Anchor size="sm" href={`tel:${phone}`}>
                {phone}
              </Anchor>
            ) : (
              none
            )}
          </Fact>
          <Fact label={words.fields.email}>
            {email ? (
              <Anchor size="sm" href={`mailto:${email}`}>
                {email}
              </Anchor>
            ) : (
              none
            )}
          </Fact>
          <Fact label={words.fields.notes}>{notes ?? none}</Fact>
        </Facts>
      )}
    </Section>
  );
}
