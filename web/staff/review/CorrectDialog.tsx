import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type CustomerEdit, type Review, useCorrect } from "../api/reviews";
import { explained } from "../parts/explained";
import { review as words } from "../words/review";
import { shell } from "../words/shell";
import type { Reviewing } from "./useReviewing";

const LINES = ["name", "phone", "email"] as const;

export function CorrectDialog({ review, reviewing }: { review: Review; reviewing: Reviewing }) {
  return (
    <Modal
      opened={reviewing.dialog === "correct"}
      onClose={reviewing.closeDialog}
      title={words.correctTitle}
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <CorrectForm review={review} reviewing={reviewing} />
    </Modal>
  );
}

function CorrectForm({ review, reviewing }: { review: Review; reviewing: Reviewing }) {
  const correct = useCorrect();
  const known = review.booking.customer;
  const [details, setDetails] = useState<CustomerEdit>({});
  const shownIn = (field: keyof typeof known) => details[field] ?? (field in details ? "" : (known[field] ?? ""));
  const put = (field: keyof typeof known, value: string) =>
    setDetails({ ...details, [field]: value === "" && field !== "name" ? null : value });
  const done = () => {
    reviewing.closeDialog();
    reviewing.corrected(review);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        correct.mutate({ booking: review.booking, details }, { onSuccess: done });
      }}
    >
      <Stack gap="sm">
        {LINES.map((field) => (
          <TextInput
            key={field}
            label={words[field]}
            value={shownIn(field)}
            onChange={(event) => put(field, event.currentTarget.value)}
            required={field === "name"}
            data-autofocus={field === "name" || undefined}
          />
        ))}
        <Textarea
          label={words.notes}
          value={shownIn("notes")}
          onChange={(event) => put("notes", event.currentTarget.value)}
          autosize
          minRows={2}
        />
        {correct.isError && (
          <Alert color="red" role="alert">
            {explained(correct.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={reviewing.closeDialog}>
            {shell.cancel}
          </Button>
          <Button type="submit" loading={correct.isPending} disabled={Object.keys(details).length === 0}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
