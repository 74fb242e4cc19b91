"""`zhijia serve`: WSGI with threads, the outbox beside it; what was being read when the process died is read again first."""

import argparse
import os
import socket
from threading import Event, Thread

from granian import Granian
from granian.constants import Interfaces

from zhijia.base.errors import Refused
from zhijia.notices import tasks as outbox
from zhijia.sheets.tasks import resume
from zhijia.site import chores


def run(asked: argparse.Namespace) -> int:
    if resumed := resume():
        print(f"上次没有读完的 {resumed} 份文件已重新读取。")
    serve(asked.host, asked.port)
    return 0


def serve(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Refused(f"{host}:{port} 已被占用或不能监听，请用 --port 换一个端口") from None
    for work in (outbox.run_forever, chores.run_forever):
        Thread(target=work, args=[Event()], daemon=True).start()
    threads = max(os.cpu_count() or 1, 2) * 2
    Granian(
        "zhijia.site.wsgi:application", address=host, port=port, interface=Interfaces.WSGI,
        blocking_threads=threads, log_access=False, log_enabled=False,
    ).serve()  # fmt: skip
