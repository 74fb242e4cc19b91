from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("aid", "0003_history_waits_again")]
    operations = [
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "paid"), _negated=True), ("transfer__isnull", False), _connector="OR"
                ),
                name="aid_paid_stands_in_the_ledger",
            ),
        ),
    ]
