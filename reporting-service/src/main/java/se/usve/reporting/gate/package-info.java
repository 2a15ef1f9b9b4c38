/** Who may touch the read model at the same time: readers, batches of events, and a rebuild that puts another in its place. */
package se.usve.reporting.gate;
