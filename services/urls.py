"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from services import views

urlpatterns = [
    path("layanan/", views.directory, name="services"),
    path("layanan/terdekat/", views.nearest, name="nearest"),
    path("layanan/<slug:slug>/", views.location_page, name="service_location"),
]
