from django.urls import path

from .views import asides, desk, member

app_name = "matters"
urlpatterns = [
    path("w/inbox/", desk.inbox, name="inbox"),
    path("w/inbox/hand-over/", asides.hand_over, name="hand_over"),
    path("w/inbox/views/", asides.save_view, name="save_view"),
    path("w/inbox/views/<int:pk>/drop/", asides.drop_view, name="drop_view"),
    path("w/away/", asides.away, name="away"),
    path("w/away/<int:pk>/back/", asides.back, name="back"),
    path("w/search/", desk.search, name="search"),
    path("w/cases/<str:number>/", desk.case, name="case"),
    path("w/cases/<str:number>/decide/", desk.decide, name="decide"),
    path("w/cases/<str:number>/extend/", asides.extend, name="extend"),
    path("w/cases/<str:number>/countersign/", asides.countersign, name="countersign"),
    path("w/cases/<str:number>/abstain/", asides.abstain, name="abstain"),
    path("w/papers/<int:pk>/", asides.paper, name="paper"),
    path("m/", member.home, name="home"),
    path("m/cases/", member.cases, name="cases"),
    path("m/cases/<str:number>/", member.my_case, name="my_case"),
    path("m/cases/<str:number>/papers/", member.add_paper, name="add_paper"),
    path("m/cases/<str:number>/remind/", member.remind, name="remind"),
    path("m/cases/<str:number>/<slug:verb>/", member.act, name="act"),
    path("m/papers/<int:pk>/", member.my_paper, name="my_paper"),
]
