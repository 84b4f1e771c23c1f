"""Settings of the CAS server of the tests: loopback, a database in a temporary folder, users of Django."""

import os

FOLDER = os.environ["CAS_TEST_FOLDER"]
SECRET_KEY = "of the tests"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
USE_TZ = True
USE_I18N = True
LANGUAGE_CODE = "fr"
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.path.join(FOLDER, "cas.sqlite"),
        "OPTIONS": {"timeout": 20},
    }
}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "cas_server",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Ours first: its own pages load scripts from elsewhere.
        "DIRS": [os.path.join(os.path.dirname(__file__), "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
CAS_LOGIN_TEMPLATE = "login.html"
CAS_LOGGED_TEMPLATE = "logged.html"
CAS_LOGOUT_TEMPLATE = "logged.html"
CAS_NEW_VERSION_HTML_WARNING = False
CAS_ENABLE_AJAX_AUTH = False
