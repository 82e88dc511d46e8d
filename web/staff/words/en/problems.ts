export const problems = {
  unreachable: "Frontdesk does not answer. Check the connection and try again.",
  unexpected: "Something went wrong. Try again.",
  failedToLoad: "This could not be loaded",
  tryAgain: "Try again",
};
