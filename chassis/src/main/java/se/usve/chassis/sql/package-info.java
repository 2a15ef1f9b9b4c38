/** Plain SQL without its ceremony. */
package se.usve.chassis.sql;
