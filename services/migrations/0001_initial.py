

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.SlugField(max_length=80, unique=True, verbose_name='kode')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('variants', models.TextField(blank=True, help_text='Satu per baris.', verbose_name='ejaan lain')),
                ('rank', models.CharField(blank=True, max_length=60, verbose_name='pangkat')),
                ('academic_title', models.CharField(blank=True, max_length=120, verbose_name='gelar')),
                ('profession', models.CharField(blank=True, max_length=120, verbose_name='profesi')),
                ('from_place', models.CharField(blank=True, max_length=120, verbose_name='asal')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
            ],
            options={
                'verbose_name': 'pejabat atau narasumber',
                'verbose_name_plural': 'pejabat dan narasumber',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.SlugField(max_length=80, unique=True, verbose_name='kode')),
                ('name', models.CharField(max_length=255, verbose_name='nama lengkap')),
                ('acronym', models.CharField(blank=True, max_length=60, verbose_name='singkatan')),
                ('aliases', models.TextField(blank=True, help_text='Satu per baris.', verbose_name='nama lain')),
                ('kind', models.CharField(choices=[('dinas', 'dinas'), ('uptd_ppa', 'UPTD PPA'), ('puspaga', 'Puspaga'), ('kepolisian', 'kepolisian'), ('kesehatan', 'layanan kesehatan'), ('bantuan_hukum', 'bantuan hukum'), ('perguruan_tinggi', 'perguruan tinggi'), ('yayasan', 'yayasan'), ('forum_anak', 'forum anak'), ('gugus_tugas', 'gugus tugas'), ('kementerian', 'kementerian'), ('komisi', 'komisi'), ('media', 'media'), ('lainnya', 'lainnya')], max_length=20, verbose_name='jenis')),
                ('legal_basis', models.CharField(blank=True, max_length=255, verbose_name='dasar hukum')),
                ('website', models.URLField(blank=True, verbose_name='situs')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='sumber')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='per tanggal')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='services.organization', verbose_name='induk')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='regions.region', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'lembaga',
                'verbose_name_plural': 'lembaga',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='RoleHolding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=200, verbose_name='jabatan')),
                ('acting', models.BooleanField(default=False, verbose_name='pelaksana tugas (Plt/Pj)')),
                ('date_from', models.DateField(blank=True, null=True, verbose_name='sejak')),
                ('date_to', models.DateField(blank=True, null=True, verbose_name='sampai')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='per tanggal')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='sumber')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='role_holdings', to='services.organization', verbose_name='lembaga')),
                ('person', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='services.person', verbose_name='orang')),
            ],
            options={
                'verbose_name': 'jabatan',
                'verbose_name_plural': 'jabatan',
                'ordering': ['person', '-as_of'],
            },
        ),
        migrations.CreateModel(
            name='ServiceLocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='alamat halaman')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('is_national', models.BooleanField(default=False, verbose_name='melayani seluruh Indonesia')),
                ('services', models.JSONField(blank=True, default=list, verbose_name='layanan')),
                ('address', models.CharField(blank=True, max_length=255, verbose_name='alamat')),
                ('address_source', models.CharField(blank=True, max_length=255, verbose_name='sumber alamat')),
                ('address_as_of', models.DateField(blank=True, null=True, verbose_name='alamat per tanggal')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='lintang')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='bujur')),
                ('description', models.TextField(blank=True, verbose_name='penjelasan')),
                ('description_en', models.TextField(blank=True, verbose_name='penjelasan (Inggris)')),
                ('active', models.BooleanField(default=True, verbose_name='tampil')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('coverage', models.ManyToManyField(blank=True, related_name='served_by', to='regions.region', verbose_name='melayani wilayah')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='locations', to='services.organization', verbose_name='lembaga')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='service_locations', to='regions.region', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'titik layanan',
                'verbose_name_plural': 'titik layanan',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(choices=[('telepon', 'telepon'), ('whatsapp', 'WhatsApp'), ('sms', 'SMS'), ('email', 'surel'), ('datang_langsung', 'datang langsung'), ('situs', 'situs')], max_length=15, verbose_name='jenis')),
                ('value', models.CharField(help_text='Nomor dalam bentuk E.164 (+62...), nomor pendek (129), atau alamat surel.', max_length=120, validators=[django.core.validators.RegexValidator('^(\\+62\\d{7,13}|\\d{3,8}|[^@\\s]+@[^@\\s]+|https://\\S+|-)$')], verbose_name='nilai')),
                ('display', models.CharField(max_length=120, verbose_name='tulisan yang tampil')),
                ('hours', models.CharField(blank=True, max_length=120, verbose_name='jam')),
                ('hours_en', models.CharField(blank=True, max_length=120, verbose_name='jam (Inggris)')),
                ('is_free', models.BooleanField(blank=True, null=True, verbose_name='gratis')),
                ('answered_by', models.CharField(blank=True, max_length=120, verbose_name='siapa yang menjawab')),
                ('confidence', models.CharField(choices=[('high', 'tinggi'), ('medium', 'sedang'), ('low', 'rendah')], max_length=6, verbose_name='keyakinan')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='sumber')),
                ('source_date', models.DateField(blank=True, null=True, verbose_name='tanggal sumber')),
                ('verified_on', models.DateField(blank=True, null=True, verbose_name='diverifikasi pada')),
                ('verified_by', models.CharField(blank=True, max_length=120, verbose_name='diverifikasi oleh')),
                ('retired_on', models.DateField(blank=True, null=True, verbose_name='tidak dipakai sejak')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='catatan')),
                ('note_en', models.CharField(blank=True, max_length=255, verbose_name='catatan (Inggris)')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='urutan')),
                ('location', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='channels', to='services.servicelocation', verbose_name='titik layanan')),
            ],
            options={
                'verbose_name': 'saluran',
                'verbose_name_plural': 'saluran',
                'ordering': ['location', 'sort_order', 'pk'],
            },
        ),
    ]
