"""What holds in every test: a data folder and a language of the test's own, no network, and no test that fails by the clock."""

import socket
from pathlib import Path

import pytest
from hypothesis import settings

from quizgen import words

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Annotated essays beside the project; tests that need them skip where they are not there."""


@pytest.fixture(autouse=True)
def _own_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    words.use("en")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every socket that would leave the process raises."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("this command tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
