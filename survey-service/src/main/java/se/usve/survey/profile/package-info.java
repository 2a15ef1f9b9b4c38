/** What the API tells about itself. */
package se.usve.survey.profile;
