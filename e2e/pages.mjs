// Every page that has a picture. `who` is who looks (the engagement lead unless told; `anyone` is not signed in).
// A page whose address holds an id is reached through the first link (`link`, a CSS selector) of another page (`from`).
export const PAGES = [
  { name: 'sign-in', path: '/sign-in', who: 'anyone' },
  { name: 'home', path: '/' },
  { name: 'activities', path: '/engagements' },
  { name: 'engagement', from: '/engagements', link: 'main a[href^="/engagements/"]' },
  { name: 'find', path: '/find' },
]
