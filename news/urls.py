"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from . import calendar, feeds

urlpatterns = [
    path("berita/umpan.xml", feeds.news_feed, name="news_feed"),
    path("bimtek/kalender.ics", calendar.calendar, name="calendar"),
    path("bimtek/<slug:slug>/acara.ics", calendar.activity_calendar, name="activity_calendar"),
]
