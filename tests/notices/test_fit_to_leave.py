"""What may leave the house in a message: no number, no illness; but a union may be called after one."""

import pytest

from zhijia.notices.rules import tells_secrets


@pytest.mark.parametrize(
    "text",
    [
        "会籍由常州市残疾人联合会机关工会转到春江镇总工会", "常州市肿瘤医院工会已受理", "精神病防治院工会", "白血病康复中心工会",
        "自 2019-03-31 起，编号 RH-2019-0001",
    ],
)  # fmt: skip
def test_a_name_of_a_place_is_no_secret(text):
    assert not tells_secrets(text)


@pytest.mark.parametrize(
    "text",
    [
        "因患肿瘤申请救助", "肿瘤医院诊断为肝癌", "二级残疾", "残疾人家庭", "身份证 320411 19760302 212 7", "电话 13800000000",
        "在残疾人联合会登记的残疾等级",
    ],
)  # fmt: skip
def test_an_illness_or_a_number_is(text):
    assert tells_secrets(text)
