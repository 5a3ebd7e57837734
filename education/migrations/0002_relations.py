

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('education', '0001_initial'),
        ('portal', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='glossarypage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='glossaryterm',
            name='locale',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='guidanceindexpage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='guidancepage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='guidancepage',
            name='themes',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, to='portal.theme', verbose_name='tema'),
        ),
        migrations.AlterUniqueTogether(
            name='glossaryterm',
            unique_together={('translation_key', 'locale')},
        ),
    ]
