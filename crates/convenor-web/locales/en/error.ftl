# Errors: what happened, and what to do next.
error-title-bad-request = We could not read that request
error-next-bad-request = Go back, check what you entered, and try again.
error-title-sign-in-first = Sign in to see this page
error-next-sign-in-first = This page is for people who are signed in. Sign in and open it again.
error-title-forbidden = You cannot do this
error-next-forbidden = Your role does not allow it. Ask an administrator of your system if you need it for your work.
error-title-sent-from-elsewhere = This form was sent from another site
error-next-sent-from-elsewhere = Nothing was changed. Open the page in Convenor itself and send the form from there.
error-title-not-found = Page not found
error-next-not-found = Check the address, or search for what you need. The record may have been withdrawn, or you may need to sign in to see it.
error-title-conflict = Somebody else changed this while you were working
error-next-conflict = Your changes are not saved. Go back, open the page again to see what is new, and make your changes again.
error-title-too-large = That is too large
error-next-too-large = Send a smaller file, or split it in parts and send them one after another.
error-title-invalid = Something in this form needs mending
error-next-invalid = Go back, check the fields, and send the form again.
error-title-too-many = Too many tries
error-next-too-many = { $seconds ->
    [one] Try again in 1 second.
   *[other] Try again in { $seconds } seconds.
}
error-title-too-slow = That took too long
error-next-too-slow = Try again in a minute. If you searched or filtered, ask for less at a time.
error-title-broken = Something went wrong on our side
error-next-broken = Nothing that you entered was kept. Try again in a minute. If it happens again, tell your administrator and give them the reference.
error-reference = Reference: { $reference }
error-search-label = Search what people have said
error-search-button = Find
error-home = Go to the home page
