from django.urls import path

from .views import desk, member, privacy, public

app_name = "notices"
urlpatterns = [
    path("publicity/", public.index, name="public"),
    path("publicity/receipt/", public.receipt, name="receipt"),
    path("publicity/<slug:number>/", public.publicity, name="publicity"),
    path("publicity/<slug:number>/poster/", public.poster, name="poster"),
    path("m/messages/", member.messages_list, name="messages"),
    path("m/messages/<int:pk>/", member.message, name="message"),
    path("m/me/", member.me, name="me"),
    path("m/me/consents/", member.consents, name="consents"),
    path("m/me/consents/give/", member.give, name="give"),
    path("m/me/consents/<int:pk>/withdraw/", member.withdraw, name="withdraw"),
    path("m/me/data/", member.data, name="data"),
    path("w/publicity/", desk.index, name="desk"),
    path("w/publicity/<slug:number>/", desk.publicity, name="desk_publicity"),
    path("w/publicity/<slug:number>/strike/", desk.strike_line, name="strike"),
    path("w/publicity/<slug:number>/end/", desk.end_publicity, name="end"),
    path("w/publicity/<slug:number>/objections/<int:pk>/", desk.answer_objection, name="answer"),
    path("w/privacy/", privacy.index, name="privacy"),
    path("w/privacy/<int:pk>/", privacy.request_page, name="request"),
]
