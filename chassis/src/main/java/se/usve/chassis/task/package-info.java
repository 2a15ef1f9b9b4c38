/** Work that takes longer than the call that asks for it. */
package se.usve.chassis.task;
