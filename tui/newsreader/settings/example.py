"""The commented file that `newsreader settings init` writes: every key with its meaning, as its default or an example."""

EXAMPLE = """\
# Settings of newsreader. A line that begins with # is a comment: take the # away to set the key.
# What stands here are the defaults and examples. A running reader takes up what you change here; all that it
# ever writes into this file is the theme that you choose with F2.

# How it looks, one of
# textual-dark textual-light nord gruvbox dracula tokyo-night monokai flexoki catppuccin-mocha catppuccin-latte
# catppuccin-frappe catppuccin-macchiato solarized-dark solarized-light rose-pine rose-pine-moon rose-pine-dawn
# atom-one-dark atom-one-light ansi-dark ansi-light
# theme = "textual-dark"

# The first day of a week in the agenda: "monday" or "sunday".
# week_start = "monday"

# How days are written: "day-first" (Thu 17 Jul 2025), "month-first" (Thu Jul 17, 2025) or "iso" (Thu 2025-07-17).
# dates = "day-first"

# What finds names: "model" (built in) or "spacy" (pip install 'newsreader-tui[spacy]', and a model for it).
# names = "model"

# What stands under a headline in the list, in this order; also "minutes" (to read it) and "words".
# Where it is narrow, tags and watched names give way first, then what stands last. [] leaves headlines alone.
# columns = ["reports", "source", "watched", "date", "deadline", "tags"]

# The command that opens an article's page; the address is put behind it. Empty: the system's browser.
# opener = "firefox --new-tab"

# Keys to start from: "newsreader", "newsboat" or "vim". Single keys are set under [keys] below.
# keymap = "newsreader"

# Remind so many days before a deadline in calendar files. Left out: no reminder.
# alarm_days = 1

# Fetch the feeds that are due every so many minutes while the reader is open, 5 at least. 0: only when asked.
# refresh_minutes = 30

# Tell when new articles bring a watched name or a deadline not known before: in the reader and by `fetch` and `watch`.
# With bell the terminal's bell rings, with desktop the terminal shows a notification (OSC 9), where it can.
# [notices]
# watched = true
# deadlines = true
# bell = false
# desktop = false

# Keys by command id; several keys in a list, keys to be typed one after the other with a blank between.
# `newsreader settings keys` prints all ids with their keys.
# [keys]
# "article.star" = "!"
# "list.first" = ["g g", "home"]

# How sources are shown: what an article gives as its source (a name, a folder or a host), and the name to show.
# [sources]
# "channelnewsasia.com" = "CNA"

# What may become of old articles, by source as it is shown; `default` is for all others. Nothing happens by itself:
# T in the reader or `newsreader tidy` shows what is due and why the rest stays, and only your yes (`tidy --run`) does
# it. A rule is "keep", "archive after 90 days" or "delete after 1 year" (days, weeks, months, years since publication).
# It means read articles only, unless "…, unread too" ends it. Always kept: what is starred, tagged, noted or corrected
# by hand, what has a deadline to come, and reports of a story in which another report is unread.
# [retention]
# default = "keep"
# "Harbour Post" = "archive after 90 days"

# Colours of highlights (person, organisation, place, other, date, deadline, scheduled): #rrggbb, a plain name
# such as "teal", or a colour of the theme: $primary $secondary $accent $success $warning $error $foreground.
# [colours]
# person = "#88c0d0"
# deadline = "$error"

# Passwords of feeds, by host (host:port where the port is not the usual one). The command is run without a shell when
# a feed of this host is fetched; the first line it prints is the password, for the user in the feed's address or named
# here. With header that line is sent in a header of this name instead; in "Authorization" it may read "Bearer …".
# [feeds."news.example.org"]
# password_command = ["pass", "show", "news.example.org"]
# user = "me"
# header = ""

# Words of your own to mark in lists and articles: a regular expression, case ignored. Repeat the block for more.
# [[keywords]]
# name = "tariffs"
# pattern = "tariffs?|lev(?:y|ies)"
# colour = "$accent"
"""
