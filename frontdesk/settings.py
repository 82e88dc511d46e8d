"""What an installation decides: every setting with its default, checked one by one and together.

`Settings(...)` takes what it is given and nothing else; `frontdesk.settings_loading` reads the environment and `.env`.
"""

from collections.abc import Mapping
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from frontdesk import settings_rules as rules

DATABASE_URL = "sqlite+aiosqlite:///var/frontdesk.db"
TWILIO_API_URL = "https://api.twilio.com"
GOOGLE_API_URL = "https://www.googleapis.com"

Network = IPv4Network | IPv6Network
Secret = SecretStr | None


class SettingsRefused(Exception):
    """`problems` are sentences that name their setting; none of them shows a secret."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Settings(BaseSettings):
    """Raises pydantic's `ValidationError`. A name in the environment is the `validation_alias` of its field."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, case_sensitive=True, hide_input_in_errors=True
    )

    database_url: str = Field(default=DATABASE_URL, validation_alias="FRONTDESK_DATABASE_URL")
    secret_key: Secret = Field(default=None, validation_alias="FRONTDESK_SECRET_KEY")
    public_url: str | None = Field(default=None, validation_alias="FRONTDESK_PUBLIC_URL")
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = Field(
        default=(), validation_alias="FRONTDESK_TRUSTED_PROXIES"
    )
    model: str = Field(default="offline", validation_alias="FRONTDESK_MODEL")
    openai_api_key: Secret = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    twilio_account_sid: str | None = Field(default=None, validation_alias="TWILIO_ACCOUNT_SID")
    twilio_auth_token: Secret = Field(default=None, validation_alias="TWILIO_AUTH_TOKEN")
    whatsapp_from: str | None = Field(default=None, validation_alias="FRONTDESK_WHATSAPP_FROM")
    twilio_api_url: str = Field(default=TWILIO_API_URL, validation_alias="FRONTDESK_TWILIO_API_URL")
    widget_secret: Secret = Field(default=None, validation_alias="FRONTDESK_WIDGET_SECRET")
    widget_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), validation_alias="FRONTDESK_WIDGET_ORIGINS"
    )
    google_service_account: Path | None = Field(default=None, validation_alias="FRONTDESK_GOOGLE_SERVICE_ACCOUNT")
    google_api_url: str = Field(default=GOOGLE_API_URL, validation_alias="FRONTDESK_GOOGLE_API_URL")
    rate_limits: bool = Field(default=True, validation_alias="FRONTDESK_RATE_LIMITS")
    clock: datetime | None = Field(default=None, validation_alias="FRONTDESK_CLOCK")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is handed in: nothing slips in from the machine it runs on."""
        return (init_settings,)

    @property
    def whatsapp_on(self) -> bool:
        return self.twilio_account_sid is not None

    @property
    def is_https(self) -> bool:
        return self.public_url is not None and self.public_url.startswith("https://")

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith(rules.SQLITE)

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, value: str) -> str:
        return rules.database_url(value)

    @field_validator("secret_key", "widget_secret")
    @classmethod
    def _check_secret(cls, value: Secret) -> Secret:
        if value is not None:
            rules.long_enough(value.get_secret_value())
        return value

    @field_validator("public_url", "openai_base_url", "twilio_api_url", "google_api_url")
    @classmethod
    def _check_url(cls, value: str | None) -> str | None:
        return None if value is None else rules.web_address(value)

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _split_networks(cls, value: Any) -> Any:
        return rules.networks(value) if isinstance(value, str) else tuple(ip_network(each) for each in value)

    @field_validator("widget_origins", mode="before")
    @classmethod
    def _split_origins(cls, value: Any) -> Any:
        return rules.origins(value.replace(",", " ").split() if isinstance(value, str) else value)

    @field_validator("model")
    @classmethod
    def _check_model(cls, value: str) -> str:
        return rules.model(value)

    @field_validator("twilio_account_sid")
    @classmethod
    def _check_account(cls, value: str | None) -> str | None:
        return None if value is None else rules.account_sid(value)

    @field_validator("whatsapp_from")
    @classmethod
    def _check_number(cls, value: str | None) -> str | None:
        return None if value is None else rules.whatsapp_number(value)

    @field_validator("rate_limits", mode="before")
    @classmethod
    def _check_switch(cls, value: Any) -> Any:
        return rules.switch(value) if isinstance(value, str) else value

    @field_validator("clock", mode="before")
    @classmethod
    def _check_clock(cls, value: Any) -> Any:
        return rules.moment(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _check_together(self) -> "Settings":
        problems = [*self._half_set(), *self._unsafe()]
        if problems:
            raise ValueError("\n".join(problems))
        return self

    def _half_set(self) -> list[str]:
        trio = {
            "TWILIO_ACCOUNT_SID": self.twilio_account_sid,
            "TWILIO_AUTH_TOKEN": self.twilio_auth_token,
            "FRONTDESK_WHATSAPP_FROM": self.whatsapp_from,
        }
        problems = []
        missing = [name for name, value in trio.items() if value is None]
        if 0 < len(missing) < len(trio):
            present = " and ".join(name for name in trio if name not in missing)
            problems.append(f"{' and '.join(missing)} must be set too, because {present} is: WhatsApp needs all three")
        if self.model != "offline" and not self.openai_api_key and not self.openai_base_url:
            problems.append(
                f"OPENAI_API_KEY must be set too, because FRONTDESK_MODEL is {self.model};"
                " or OPENAI_BASE_URL, for a server that wants no key"
            )
        return problems

    def _unsafe(self) -> list[str]:
        if not self.is_https:
            return []
        problems = []
        if self.secret_key is None:
            problems.append("FRONTDESK_SECRET_KEY must be set, because FRONTDESK_PUBLIC_URL is https")
        if self.clock is not None:
            problems.append("FRONTDESK_CLOCK is for demos and tests: unset it, because FRONTDESK_PUBLIC_URL is https")
        return problems


NAMES: Mapping[str, str] = {str(field.validation_alias): name for name, field in Settings.model_fields.items()}
"""The names outside, with the fields they set."""


def refused(error: ValidationError) -> SettingsRefused:
    """In words, and without the values."""
    problems: list[str] = []
    for each in error.errors(include_input=False, include_url=False):
        message = str(each["ctx"]["error"]) if each["type"] == "value_error" else each["msg"]
        name = str(each["loc"][0]) if each["loc"] else ""
        problems.extend(f"{name} {line}".strip() for line in message.splitlines())
    return SettingsRefused(tuple(problems))
