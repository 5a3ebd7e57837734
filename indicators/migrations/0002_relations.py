

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('indicators', '0001_initial'),
        ('portal', '0001_initial'),
        ('regions', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
    ]

    operations = [
        migrations.AddField(
            model_name='casestatistic',
            name='region',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statistics', to='regions.region', verbose_name='wilayah'),
        ),
        migrations.AddField(
            model_name='commitment',
            name='activity',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='kegiatan'),
        ),
        migrations.AddField(
            model_name='commitment',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='dokumen'),
        ),
        migrations.AddField(
            model_name='commitment',
            name='programmes',
            field=models.ManyToManyField(blank=True, related_name='commitments', to='regions.programme', verbose_name='program'),
        ),
        migrations.AddField(
            model_name='commitment',
            name='regions',
            field=models.ManyToManyField(blank=True, related_name='commitments', to='regions.region', verbose_name='wilayah penanda tangan'),
        ),
        migrations.AddField(
            model_name='comparisonpage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='comparisonrow',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='indicators.comparisonpage'),
        ),
        migrations.AddField(
            model_name='comparisonrow',
            name='statistic',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='indicators.casestatistic', verbose_name='angka'),
        ),
        migrations.AddField(
            model_name='dataindexpage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='klaindicatorevidence',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='dokumen'),
        ),
        migrations.AddField(
            model_name='klaindicatorevidence',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kla_evidence', to='regions.region', verbose_name='wilayah'),
        ),
        migrations.AddField(
            model_name='klastatus',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kla_statuses', to='regions.region', verbose_name='wilayah'),
        ),
        migrations.AddConstraint(
            model_name='casestatistic',
            constraint=models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='statistic_period_in_order'),
        ),
        migrations.AddConstraint(
            model_name='klaindicatorevidence',
            constraint=models.UniqueConstraint(fields=('region', 'year', 'indicator'), name='one_evidence_per_indicator'),
        ),
        migrations.AddConstraint(
            model_name='klaindicatorevidence',
            constraint=models.CheckConstraint(condition=models.Q(('indicator__gte', 1), ('indicator__lte', 24)), name='kla_indicator_1_to_24'),
        ),
    ]
