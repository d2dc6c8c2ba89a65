# Signing in, and the names of roles.
sign-in-title = Sign in
sign-in-lede = For people who plan, run or use public engagement in your system.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-button = Sign in
sign-in-public = Look up what is public without signing in
sign-in-email-missing = Enter your e-mail address
sign-in-password-missing = Enter your password
sign-in-wrong = The e-mail address or the password is not right. Check both and try again.
sign-in-signed-out = You are signed out.

role-administrator = Administrator
role-engagement-lead = Engagement lead
role-service-team = Service team
role-vcse-partner = VCSE partner
role-leader = Leader
role-assessor = Assessor
role-public = Public
