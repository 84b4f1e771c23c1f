#!/bin/sh
# People's browsers run on machines of their own. On the one machine of a journey they let what serves them go
# first: a class of six encoders would else starve the server, which would refuse what it cannot answer in time.
exec nice -n 5 "$CHROMIUM_PROGRAM" "$@"
