import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_stretches_never_overlap"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attended",
                to="people.person",
                verbose_name="对应人员",
            ),
        ),
    ]
