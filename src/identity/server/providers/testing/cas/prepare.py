"""Makes the users and the service that the tests name, as JSON on the standard input."""

import json
import sys

import django

django.setup()

from cas_server.models import ReplaceAttributName, ServicePattern  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402

told = json.load(sys.stdin)
for one in told.get("users", []):
    User.objects.create_user(
        one["username"],
        password=one["password"],
        first_name=one["given"],
        last_name=one["family"],
    )
for one in told.get("services", []):
    pattern = ServicePattern.objects.create(
        name=one["pattern"],
        pattern=one["pattern"],
        user_field="",
        single_log_out=True,
        single_log_out_callback=one.get("logout", ""),
    )
    for name, replace in (("username", "uid"), ("last_name", "sn"), ("first_name", "givenName")):
        ReplaceAttributName.objects.create(name=name, replace=replace, service_pattern=pattern)
