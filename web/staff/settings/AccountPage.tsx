import { Avatar, Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { answered, api } from "../api/client";
import { isRefusal } from "../api/refusal";
import { useSignOut, useUser } from "../api/session";
import { askFirst } from "../parts/askFirst";
import { Failed } from "../parts/Failed";
import { tellDone, tellFailed } from "../parts/notices";
import { settings } from "../words/settings";
import { shell } from "../words/shell";
import { team as words } from "../words/team";
import { Section } from "./Section";
import { SettingsFrame } from "./SettingsFrame";
import { useSaving } from "./saving";
import classes from "./settings.module.css";
import { useUnsavedGuard } from "./unsaved";

export function AccountPage() {
  const user = useUser();
  return (
    <SettingsFrame title={words.accountTitle} text={words.accountAbout}>
      <div className={`${classes.card} ${classes.sections}`}>
        <section className={classes.section}>
          <Group wrap="nowrap">
            <Avatar name={user.name} color="pine" radius="xl" size={48} aria-hidden />
            <div className={classes.name}>
              <Text fw={600}>{user.name}</Text>
              <Text size="sm" c="dimmed" truncate>
                {user.email}
              </Text>
              <Text size="sm" c="dimmed">
                {words.roles[user.role].name}
              </Text>
            </div>
          </Group>
        </section>
        <Section title={words.changePassword} text={words.passwordChangedMeans}>
          <PasswordForm email={user.email} />
        </Section>
        <Section title={words.everywhere} text={words.everywhereMeans}>
          <SignOutEverywhere />
        </Section>
      </div>
    </SettingsFrame>
  );
}

const SHORTEST = 10;
const EMPTY = { current: "", password: "", again: "" };

function PasswordForm({ email }: { email: string }) {
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      current: (current) => (current === "" ? settings.required : null),
      password: (password) => (password.length < SHORTEST ? words.passwordRule : null),
      again: (again, values) => (again === values.password ? null : words.notTheSame),
    },
  });
  useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async ({ current, password }) => {
    try {
      await answered(api.POST("/api/auth/password", { body: { current, new: password } }));
    } catch (refused) {
      if (!isRefusal(refused, "invalid_credentials")) throw refused;
      form.setFieldError("current", words.wrongPassword);
      form.getInputNode("current")?.focus();
      return;
    }
    form.reset();
    tellDone(words.passwordChanged);
  });
  const eye = { visibilityToggleButtonProps: { "aria-label": words.showPassword } };
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={380}>
        {/* For password managers, which want to know whose it is. */}
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <PasswordInput
          {...eye}
          label={words.currentPassword}
          autoComplete="current-password"
          required
          {...form.getInputProps("current")}
        />
        <PasswordInput
          {...eye}
          label={words.newPassword}
          description={words.passwordRule}
          autoComplete="new-password"
          required
          {...form.getInputProps("password")}
        />
        <PasswordInput
          {...eye}
          label={words.again}
          autoComplete="new-password"
          required
          {...form.getInputProps("again")}
        />
        {error !== null && <Failed error={error} title={settings.notSaved} />}
        <Button type="submit" loading={isSaving} w="fit-content">
          {words.changePassword}
        </Button>
      </Stack>
    </form>
  );
}

function SignOutEverywhere() {
  const signOut = useSignOut();
  const leave = async () => {
    const question = { title: words.everywhere, text: shell.signOutEverywhereAsk, confirm: words.everywhere };
    if (await askFirst(question)) signOut.mutate({ everywhere: true }, { onError: (error) => tellFailed(error) });
  };
  return (
    <Button variant="default" w="fit-content" loading={signOut.isPending} onClick={() => void leave()}>
      {words.everywhere}
    </Button>
  );
}
