/** Problem details (RFC 9457), in Swedish and English: the one form of an error that leaves a service. */
package se.usve.chassis.problem;
