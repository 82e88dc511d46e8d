export const signIn = {
  title: "Sign in",
  lead: "For the team of the front desk",
  email: "Email",
  password: "Password",
  submit: "Sign in",
  wrong: "Email or password is not right.",
  tooMany: "Too many attempts. Wait a little, then try again.",
};
