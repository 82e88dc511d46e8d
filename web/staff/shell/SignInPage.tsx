import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { type FormEvent, useEffect, useRef } from "react";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { isRefusal } from "../api/refusal";
import { useSession, useSignIn } from "../api/session";
import { explained } from "../parts/explained";
import { shell } from "../words/shell";
import { signIn as words } from "../words/signIn";
import { Brand } from "./Brand";
import classes from "./SignInPage.module.css";
import { wayBack } from "./wayBack";

export function SignInPage() {
  const { data: user } = useSession();
  const signIn = useSignIn();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const password = useRef<HTMLInputElement>(null);
  const next = wayBack(search.get("next"));
  useEffect(() => {
    document.title = shell.pageTitle(words.title);
  }, []);

  if (user) return <Navigate to={next} replace />;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { email: String(form.get("email")).trim(), password: String(form.get("password")) };
    signIn.mutate(body, {
      onSuccess: () => navigate(next, { replace: true }),
      onError: () => password.current?.select(),
    });
  };

  return (
    <main className={classes.page}>
      <Paper className={classes.card} withBorder>
        <Stack gap="lg">
          <Brand size={40} />
          <div>
            <Title order={1} size="h3">
              {words.title}
            </Title>
            <Text c="dimmed" size="sm">
              {words.lead}
            </Text>
          </div>
          <form onSubmit={submit}>
            <Stack>
              {signIn.error && (
                <Alert color="red" role="alert">
                  {refused(signIn.error)}
                </Alert>
              )}
              <TextInput
                name="email"
                type="email"
                label={words.email}
                autoComplete="username"
                required
                withAsterisk={false}
                data-autofocus
              />
              <PasswordInput
                ref={password}
                name="password"
                label={words.password}
                autoComplete="current-password"
                required
                withAsterisk={false}
              />
              <Button type="submit" loading={signIn.isPending} fullWidth>
                {words.submit}
              </Button>
            </Stack>
          </form>
        </Stack>
      </Paper>
    </main>
  );
}

function refused(error: unknown): string {
  if (isRefusal(error, "invalid_credentials")) return words.wrong;
  if (isRefusal(error, "rate_limited")) return words.tooMany;
  return explained(error);
}
