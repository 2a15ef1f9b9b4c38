/** What the API tells about itself. */
package se.usve.scoring.profile;
