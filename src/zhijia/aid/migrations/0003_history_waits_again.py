"""Payments brought in before the ledger have no entry behind them: their files wait for confirmation again.

Nothing is lost: the kept files and their staged rows stand; pressing 确认入账 once more posts them as opening entries.
"""

from django.db import migrations


def wait_again(apps, schema_editor):
    apps.get_model("aid", "Payment").objects.all().delete()
    intakes = apps.get_model("sheets", "Intake").objects.filter(register="aid.payments", state="committed")
    intakes.update(state="ready", committed_at=None, committed_by=None)


class Migration(migrations.Migration):
    dependencies = [("aid", "0002_households")]
    operations = [migrations.RunPython(wait_again, migrations.RunPython.noop)]
