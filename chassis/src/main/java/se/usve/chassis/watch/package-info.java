/** What an operator's alerts need of every service beside what Quarkus measures by itself. */
package se.usve.chassis.watch;
