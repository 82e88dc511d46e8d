import { Modal, type ModalProps } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { shell } from "../words/shell";
import classes from "./DialogFrame.module.css";

interface Props extends Omit<ModalProps, "title"> {
  title: ReactNode;
  /** Something in front of it listens to the keyboard. */
  asking?: boolean;
}

/** A dialog that is the whole screen on a phone. */
export function DialogFrame({ asking = false, children, ...more }: Props) {
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <Modal
      size={920}
      yOffset="4dvh"
      fullScreen={narrow ?? false}
      transitionProps={{ transition: narrow ? "slide-up" : "pop", duration: 160 }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      closeOnEscape={!asking}
      closeOnClickOutside={!asking}
      trapFocus={!asking}
      closeButtonProps={{ "aria-label": shell.close, size: "lg" }}
      classNames={classes}
      {...more}
    >
      {children}
    </Modal>
  );
}
