"""Addresses of the desk (Indonesian only, so outside i18n_patterns)."""

from django.urls import path

from complaints.desk import answering, offline, opening, queue, signing_in

ONE = "laporan/<uuid:number>/"

urlpatterns = [
    path("", queue.queue, name="desk_queue"),
    path("masuk/", signing_in.sign_in, name="desk_sign_in"),
    path("keluar/", signing_in.sign_out, name="desk_sign_out"),
    path("luring/", offline.offline, name="desk_offline"),
    path(ONE, opening.complaint, name="desk_complaint"),
    path(f"{ONE}amplop/", opening.envelope, name="desk_envelope"),
    path(f"{ONE}lampiran/<str:file>/", opening.attachment, name="desk_attachment"),
    path(f"{ONE}pesan/<uuid:message>/", opening.message, name="desk_message"),
    path(f"{ONE}terima/", answering.acknowledge, name="desk_acknowledge"),
    path(f"{ONE}balas/", answering.reply, name="desk_reply"),
    path(f"{ONE}alihkan/", answering.transfer, name="desk_transfer"),
    path(f"{ONE}status/", answering.state, name="desk_state"),
    path(f"{ONE}rusak/", answering.unreadable, name="desk_unreadable"),
    path(f"{ONE}polisi/", answering.police, name="desk_police"),
]
