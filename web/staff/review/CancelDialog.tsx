import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Review, useCancel } from "../api/reviews";
import { explained } from "../parts/explained";
import { review as words } from "../words/review";
import { shell } from "../words/shell";
import { whenOf } from "./BookingFacts";
import { nameOf, type Reviewing } from "./useReviewing";

const LONGEST_REASON = 500;

export function CancelDialog({ review, reviewing }: { review: Review; reviewing: Reviewing }) {
  const cancel = useCancel();
  const [reason, setReason] = useState("");
  const tidy = reason.trim();
  const done = () => {
    reviewing.closeDialog();
    reviewing.cancelled(review);
  };
  return (
    <Modal
      opened={reviewing.dialog === "cancel"}
      onClose={reviewing.closeDialog}
      title={words.cancelTitle}
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (tidy) cancel.mutate({ booking: review.booking, reason: tidy }, { onSuccess: done });
        }}
      >
        <Stack gap="md">
          <Text size="sm">{words.cancelMeans(nameOf(review), whenOf(review.booking))}</Text>
          <TextInput
            label={words.reason}
            description={words.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={LONGEST_REASON}
            required
            data-autofocus
          />
          {cancel.isError && (
            <Alert color="red" role="alert">
              {explained(cancel.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={reviewing.closeDialog}>
              {words.keep}
            </Button>
            <Button type="submit" color="red" loading={cancel.isPending} disabled={!tidy}>
              {words.cancelBooking}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
