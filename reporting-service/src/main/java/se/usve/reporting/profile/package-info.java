/** What the API tells about itself. */
package se.usve.reporting.profile;
