export const newBooking = {
  title: "New booking",
};
