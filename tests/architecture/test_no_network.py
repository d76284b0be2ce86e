"""No module of the program opens a network socket; the desktop's one local socket is not a network one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = frozenset(
    {"socket", "socketserver", "ssl", "asyncio", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "telnetlib"}
    | {"requests", "httpx", "aiohttp", "websockets", "urllib3"}
)
HARMLESS = frozenset({"urllib.parse", "http.HTTPStatus"})
QT_NETWORK = frozenset({"QTcpSocket", "QTcpServer", "QUdpSocket", "QNetworkAccessManager", "QSslSocket"})


def network_imports(source: str) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return [
        name
        for name in names
        if (name.split(".")[0] in FORBIDDEN and not any(name.startswith(one) for one in HARMLESS))
        or name.rsplit(".", 1)[-1] in QT_NETWORK
    ]


def test_no_module_opens_a_network_socket() -> None:
    found = {
        str(path.relative_to(ROOT)): imports
        for package in ("app", "heart_engine")
        for path in sorted((ROOT / package).rglob("*.py"))
        if (imports := network_imports(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import socket", ["socket"]),
        ("def f():\n    from urllib.request import urlopen", ["urllib.request.urlopen"]),
        ("from PySide6.QtNetwork import QTcpServer", ["PySide6.QtNetwork.QTcpServer"]),
        ("from urllib.parse import quote\nfrom PySide6.QtNetwork import QLocalServer\nimport json", []),
    ],
)
def test_the_search_sees_a_socket(source: str, found: list[str]) -> None:
    assert network_imports(source) == found
