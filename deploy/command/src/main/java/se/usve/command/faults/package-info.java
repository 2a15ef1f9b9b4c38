/**
 * The fault matrix: the system is broken in one way after another while clients send answers, and afterwards must hold what
 * clients were told, no more and no less.
 */
package se.usve.command.faults;
