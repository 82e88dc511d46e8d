import { FrontdeskChat } from "./element";

// A page may load the script twice; the name can be taken once.
if (customElements.get("frontdesk-chat") === undefined) customElements.define("frontdesk-chat", FrontdeskChat);
