"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from services import pack, views

urlpatterns = [
    path("layanan/", views.directory, name="services"),
    path("layanan/terdekat/", views.nearest, name="nearest"),
    path("layanan/paket/<str:code>.json", pack.pack, name="pack"),
    path("layanan/<slug:slug>/", views.location_page, name="service_location"),
    path("layanan/<slug:slug>/nomor/", views.channel_number, name="channel_number"),
    path("layanan/<slug:slug>/kartu/", views.location_card, name="location_card"),
    path("layanan/<slug:slug>/usul/", views.change_request, name="change_request"),
    path("layanan/<slug:slug>/usul/terima-kasih/", views.change_request_thanks, name="change_request_thanks"),
    path("wilayah/<str:code>/kartu/", views.region_card, name="region_card"),
    path("wilayah/<str:code>/rt/", views.rt_contact, name="rt_contact"),
]
