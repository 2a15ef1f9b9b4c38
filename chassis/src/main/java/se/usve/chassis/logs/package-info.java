/** What the log tells: nothing of people, answers or tokens, and the trace a line belongs to. */
package se.usve.chassis.logs;
