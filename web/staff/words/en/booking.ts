export const booking = {
  title: "Booking",
};
