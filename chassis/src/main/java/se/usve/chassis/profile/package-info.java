/** What every API tells about itself by the national REST API profile. */
package se.usve.chassis.profile;
