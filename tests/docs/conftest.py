from tests.staff.conftest import desk, sqlite_desk

__all__ = ["desk", "sqlite_desk"]
