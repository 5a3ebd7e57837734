

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.SlugField(unique=True, verbose_name='kode')),
                ('acronym', models.CharField(max_length=40, verbose_name='singkatan')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='nama (Inggris)')),
                ('level', models.CharField(blank=True, max_length=40, verbose_name='tingkat')),
                ('aliases', models.TextField(blank=True, help_text='Satu per baris, juga salah ketik yang umum.', verbose_name='nama lain')),
                ('description', models.TextField(blank=True, verbose_name='penjelasan')),
                ('description_en', models.TextField(blank=True, verbose_name='penjelasan (Inggris)')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
            ],
            options={
                'verbose_name': 'program',
                'verbose_name_plural': 'program',
                'ordering': ['acronym'],
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=13, unique=True, validators=[django.core.validators.RegexValidator('^[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?\\Z')], verbose_name='kode Kemendagri')),
                ('level', models.CharField(choices=[('provinsi', 'provinsi'), ('kabupaten', 'kabupaten'), ('kota', 'kota'), ('kecamatan', 'kecamatan'), ('kelurahan', 'kelurahan'), ('desa', 'desa')], max_length=9, verbose_name='tingkat')),
                ('name', models.CharField(max_length=120, verbose_name='nama')),
                ('postcode', models.CharField(blank=True, max_length=5, verbose_name='kode pos')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='lintang')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='bujur')),
                ('aliases', models.TextField(blank=True, help_text='Satu nama per baris; ikut dicari.', verbose_name='nama lain')),
                ('search_key', models.CharField(db_index=True, default='', editable=False, max_length=400)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='regions.region', verbose_name='bagian dari')),
            ],
            options={
                'verbose_name': 'wilayah',
                'verbose_name_plural': 'wilayah',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='ForumTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tahun')),
                ('target', models.CharField(max_length=255, verbose_name='target')),
                ('target_en', models.CharField(blank=True, max_length=255, verbose_name='target (Inggris)')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='target dalam angka')),
                ('achieved', models.PositiveIntegerField(blank=True, null=True, verbose_name='tercapai')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='sumber')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='regions.programme', verbose_name='program')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forum_targets', to='regions.region', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'target forum',
                'verbose_name_plural': 'target forum',
                'ordering': ['region', 'programme', 'year'],
            },
        ),
        migrations.CreateModel(
            name='CommunityForum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_as_printed', models.CharField(max_length=255, verbose_name='nama seperti tercetak')),
                ('rt_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='RT dari')),
                ('rt_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='RT sampai')),
                ('established_by', models.CharField(blank=True, help_text='Peraturan dengan nomor seperti tercetak.', max_length=255, verbose_name='dibentuk dengan')),
                ('established_by_path', models.CharField(blank=True, help_text='/informasi-publik/hukum/...', max_length=200, verbose_name='alamat halaman peraturan')),
                ('established_on', models.DateField(blank=True, null=True, verbose_name='dibentuk tanggal')),
                ('members_female', models.PositiveIntegerField(blank=True, null=True, verbose_name='anggota perempuan')),
                ('members_male', models.PositiveIntegerField(blank=True, null=True, verbose_name='anggota laki-laki')),
                ('contact_role', models.CharField(blank=True, help_text='Jabatan atau kantor, bukan nomor pribadi.', max_length=200, verbose_name='kontak (jabatan)')),
                ('functions', models.TextField(blank=True, help_text='Satu per baris.', verbose_name='fungsi')),
                ('functions_en', models.TextField(blank=True, verbose_name='fungsi (Inggris)')),
                ('status', models.CharField(choices=[('aktif', 'aktif'), ('tidak_aktif', 'tidak aktif'), ('tidak_diketahui', 'tidak diketahui')], default='tidak_diketahui', max_length=15, verbose_name='status')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='sumber')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forums', to='regions.programme', verbose_name='program')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forums', to='regions.region', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'forum warga',
                'verbose_name_plural': 'forum warga',
                'ordering': ['region', 'programme'],
            },
        ),
        migrations.CreateModel(
            name='RtRange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rt_from', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='RT dari')),
                ('rt_to', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='RT sampai')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='per tanggal')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='sumber')),
                ('region', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='rt_ranges', to='regions.region', verbose_name='kelurahan/desa')),
            ],
            options={
                'verbose_name': 'rentang RT',
                'verbose_name_plural': 'rentang RT',
                'ordering': ['region', 'rt_from'],
            },
        ),
        migrations.CreateModel(
            name='LadderStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('order', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('level', models.CharField(choices=[('rt', 'RT'), ('kelurahan', 'kelurahan/desa'), ('kota', 'kota/kabupaten'), ('provinsi', 'provinsi'), ('nasional', 'nasional')], max_length=10, verbose_name='tingkat')),
                ('actor', models.CharField(max_length=200, verbose_name='siapa')),
                ('may', models.TextField(help_text='Satu per baris.', verbose_name='boleh')),
                ('must_not', models.TextField(blank=True, help_text='Satu per baris.', verbose_name='tidak boleh')),
                ('time_limit', models.CharField(blank=True, max_length=200, verbose_name='batas waktu')),
                ('hands_to', models.CharField(blank=True, max_length=200, verbose_name='diteruskan ke')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'jenjang penanganan',
                'verbose_name_plural': 'jenjang penanganan',
                'ordering': ['order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.AddIndex(
            model_name='region',
            index=models.Index(fields=['postcode'], name='region_postcode'),
        ),
        migrations.AddConstraint(
            model_name='rtrange',
            constraint=models.CheckConstraint(condition=models.Q(('rt_to__gte', models.F('rt_from'))), name='rt_range_in_order'),
        ),
    ]
