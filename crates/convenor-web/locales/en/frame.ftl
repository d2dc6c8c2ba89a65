# The header, the footer and what stands around every page.
frame-product = Convenor
frame-skip = Skip to main content
frame-main-navigation = Main
frame-account = Your account
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-breadcrumbs = You are here
frame-error-summary = There is a problem
frame-error-prefix = Error:
frame-success = Success
frame-notice = Important
frame-about-line = A register of what people have been asked, what they said, and what came of it.
frame-footer-navigation = About this site
frame-footer-accessibility = Accessibility
frame-footer-privacy = Privacy
frame-footer-about = About
frame-footer-api = API

nav-home = Home
nav-find = Find insight
nav-engagements = Activities
nav-insights = Insights
nav-decisions = Decisions
nav-topics = Topics
nav-areas = Places
nav-imports = Import
nav-overlaps = Overlaps
