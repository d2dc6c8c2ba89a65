// The demo system's people, one for each role that a journey needs. They are made up; demo/ makes them.
export const ENGAGEMENT_LEAD = 'lead@demo.example'
