import { PasswordInput, Radio, Select, Stack, Text, TextInput } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answered, api } from "../api/client";
import { Intent } from "../api/intent";
import { keys } from "../api/keys";
import type { Member } from "../api/managed";
import { useUser } from "../api/session";
import type { Provider, Role } from "../api/types";
import { tellDone } from "../parts/notices";
import { settings } from "../words/settings";
import { team as words } from "../words/team";
import { EntryDrawer } from "./EntryDrawer";
import { useSaving } from "./saving";
import { useUnsavedGuard } from "./unsaved";

interface Props {
  /** Null for a new one. */
  member: Member | null;
  isLastAdmin: boolean;
  providers: readonly Provider[];
  onClose: () => void;
  /** With the password that was made for a new one; null where it is not known any more. */
  onMade: (name: string, password: string | null) => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  email: string;
  role: Role;
  provider_id: string | null;
  passwordKind: "made" | "chosen";
  password: string;
}

const SHORTEST = 10;

const CHECKS = {
  name: (name: string) => (name.trim() === "" ? settings.required : null),
  email: (email: string) => (email.trim() === "" ? settings.required : null),
  provider_id: (id: string | null, { role }: Values) => (role === "provider" && !id ? words.providerMissing : null),
  password: (password: string, { passwordKind }: Values) =>
    passwordKind === "chosen" && password.length < SHORTEST ? words.passwordRule : null,
};

export function MemberForm({ member, isLastAdmin, providers, onClose, onMade }: Props) {
  const [intent] = useState(() => new Intent());
  const cache = useQueryClient();
  const form = useForm<Values>({
    initialValues: {
      name: member?.name ?? "",
      email: member?.email ?? "",
      role: member?.role ?? "provider",
      provider_id: member?.provider_id ?? null,
      passwordKind: "made",
      password: "",
    },
    validate: CHECKS,
  });
  const letGo = useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async (values) => {
    const added = member ? await changeMember(member, values) : await addMember(values, intent);
    void cache.invalidateQueries({ queryKey: keys.users });
    // Another name is shown at once, and another role shows other pages.
    void cache.invalidateQueries({ queryKey: keys.session });
    letGo();
    onClose();
    if (member || values.passwordKind === "chosen") tellDone(settings.saved);
    else onMade(values.name, added.password ?? null);
  });
  return (
    <EntryDrawer
      title={member ? words.editTitle(member.name) : words.addTitle}
      onClose={onClose}
      onSubmit={submit}
      saving={isSaving}
      error={error}
      submitLabel={member ? settings.save : words.add}
    >
      <Stack pt="sm" gap="lg">
        <TextInput label={words.name} required maxLength={120} data-autofocus {...form.getInputProps("name")} />
        <TextInput
          label={words.email}
          description={words.emailMeans}
          type="email"
          required
          autoComplete="off"
          maxLength={254}
          {...form.getInputProps("email")}
        />
        <RoleFields form={form} member={member} isLastAdmin={isLastAdmin} providers={providers} />
        {!member && <FirstPassword form={form} />}
      </Stack>
    </EntryDrawer>
  );
}

async function addMember(values: Values, intent: Intent): Promise<{ password?: string | null }> {
  const { name, email, role, passwordKind, password } = values;
  const provider_id = role === "provider" ? values.provider_id : null;
  const body = { name, email: email.trim(), role, provider_id, ...(passwordKind === "chosen" ? { password } : {}) };
  const header = { "Idempotency-Key": intent.keyFor(body) };
  const added = await answered(api.POST("/api/users", { body, params: { header } }));
  intent.done();
  return added;
}

async function changeMember(member: Member, { name, role, ...rest }: Values): Promise<{ password?: null }> {
  const email = rest.email.trim();
  const provider_id = role === "provider" ? rest.provider_id : null;
  // A role that stays is not sent: the only administrator could not even change their name.
  const place = role !== member.role || provider_id !== member.provider_id ? { role, provider_id } : {};
  const params = { path: { user_id: member.id } };
  await answered(api.PATCH("/api/users/{user_id}", { body: { name, email, ...place }, params }));
  return {};
}

type Form = UseFormReturnType<Values>;

interface RoleProps extends Pick<Props, "member" | "isLastAdmin" | "providers"> {
  form: Form;
}

const ROLES: readonly Role[] = ["admin", "manager", "provider"];

function RoleFields({ form, member, isLastAdmin, providers }: RoleProps) {
  const isOwn = useUser().id === member?.id;
  const offered = providers.filter((each) => !each.archived || each.id === form.values.provider_id);
  return (
    <>
      <Radio.Group label={words.role} {...form.getInputProps("role")}>
        <Stack gap="sm" mt="xs">
          {ROLES.map((role) => (
            <Radio
              key={role}
              value={role}
              label={words.roles[role].name}
              description={words.roles[role].means}
              disabled={isLastAdmin && role !== "admin"}
            />
          ))}
        </Stack>
        {(isLastAdmin || isOwn) && (
          <Text size="sm" c="dimmed" mt="xs">
            {isLastAdmin ? words.lastAdmin : words.ownRole}
          </Text>
        )}
      </Radio.Group>
      {form.values.role === "provider" && (
        <Select
          label={words.provider}
          description={words.providerMeans}
          required
          searchable
          data={offered.map((each) => ({ value: each.id, label: each.name }))}
          {...form.getInputProps("provider_id")}
        />
      )}
    </>
  );
}

function FirstPassword({ form }: { form: Form }) {
  return (
    <>
      <Radio.Group label={words.passwordKind} {...form.getInputProps("passwordKind")}>
        <Stack gap="sm" mt="xs">
          <Radio value="made" label={words.passwordMade} description={words.passwordMadeMeans} />
          <Radio value="chosen" label={words.passwordChosen} />
        </Stack>
      </Radio.Group>
      {form.values.passwordKind === "chosen" && (
        <PasswordInput
          label={words.password}
          description={words.passwordRule}
          required
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": words.showPassword }}
          {...form.getInputProps("password")}
        />
      )}
    </>
  );
}
