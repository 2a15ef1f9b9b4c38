/** Signing in to pages: cookies, the local stack's link, languages and what protects every page. */
package se.usve.chassis.signin;
