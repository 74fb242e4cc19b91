"""Another program opens what we export: the Word file of a report becomes a PDF."""

import shutil
import subprocess
from datetime import date

import pytest
from django.urls import reverse

from tests.cast import NOW
from zhijia.base.periods import Period
from zhijia.reports.services import write

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="没有安装 LibreOffice")
def test_the_exported_report_opens_elsewhere(client, district, limin, tmp_path):
    year = Period(date(2018, 1, 1), date(2018, 12, 31))
    report = write(
        title="总结", body="一、技能\n开展技能竞赛1场。", unit=district.unit, period=year, by=limin, at=NOW
    )
    client.force_login(limin)
    (tmp_path / "总结.docx").write_bytes(b"".join(client.get(reverse("reports:word", args=[report.pk]))))
    told = [
        SOFFICE,
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
    ]
    subprocess.run([*told, tmp_path / "总结.docx"], check=True, capture_output=True, timeout=120)

    assert (tmp_path / "总结.pdf").read_bytes().startswith(b"%PDF")
