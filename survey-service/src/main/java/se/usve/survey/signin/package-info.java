/** Signing in to the web form: cookies, the local stack's link, languages and what protects every page. */
package se.usve.survey.signin;
