

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('news', '0002_relations'),
        ('portal', '0001_initial'),
        ('regions', '0001_initial'),
        ('services', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='activityorganization',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activity_links', to='services.organization', verbose_name='lembaga'),
        ),
        migrations.AddField(
            model_name='activitypage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='activitypage',
            name='programmes',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='regions.programme', verbose_name='program'),
        ),
        migrations.AddField(
            model_name='activitypage',
            name='regions',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='regions.region', verbose_name='wilayah'),
        ),
        migrations.AddField(
            model_name='activitypage',
            name='themes',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, to='portal.theme', verbose_name='tema'),
        ),
        migrations.AddField(
            model_name='activitypage',
            name='venue_region',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region', verbose_name='wilayah tempat'),
        ),
        migrations.AddField(
            model_name='activityorganization',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='organizations', to='news.activitypage'),
        ),
        migrations.AddField(
            model_name='newsindexpage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='activity',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='news', to='news.activitypage', verbose_name='kegiatan'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='gambar utama'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='regions',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='regions.region', verbose_name='wilayah'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='themes',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, to='portal.theme', verbose_name='tema'),
        ),
        migrations.AddField(
            model_name='participantrow',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='participant_rows', to='news.activitypage'),
        ),
        migrations.AddField(
            model_name='participantrow',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participant_rows', to='regions.region', verbose_name='wilayah'),
        ),
    ]
